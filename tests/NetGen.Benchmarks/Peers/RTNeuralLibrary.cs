using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// RTNeural with Eigen, of which nothing is in this repository: <c>librtneural.so</c> beside the program is made of <c>rtneural.cpp</c> by
/// a command of the README. It predicts one sample after the other, or takes one step of a stream after the other.
/// </summary>
internal sealed unsafe class RTNeuralLibrary : ILibrary
{
    private delegate* unmanaged<byte*, delegate* unmanaged<float*, long, long, float*, long, void>> networkOf;

    /// <inheritdoc/>
    public string Name => "RTNeural";

    /// <inheritdoc/>
    public string? WhyUnavailable()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "librtneural.so");
        if (!NativeLibrary.TryLoad(path, out var library))
            return $"there is no {path}, or it does not load; README.md has the command that makes it.";
        networkOf = (delegate* unmanaged<byte*, delegate* unmanaged<float*, long, long, float*, long, void>>)
            NativeLibrary.GetExport(library, "rtneural_network");
        return null;
    }

    /// <inheritdoc/>
    public IContestant? Enter(Workload workload)
    {
        if (workload is not { Work: Work.Inference or Work.Stream, Batch: 1 })
            return null;
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(workload.Network + '\0'))
        {
            var run = networkOf(name);
            return run is null ? null : new Predictions(workload, run);
        }
    }

    /// <summary>Steps in one call: nobody is measured through a call from one language into another.</summary>
    private sealed class Predictions(Workload workload, delegate* unmanaged<float*, long, long, float*, long, void> run) : IContestant
    {
        private readonly float[] output = new float[workload.OutputLength];
        private readonly delegate* unmanaged<float*, long, long, float*, long, void> run = run;
        private float[] inputs = [];
        private long step;

        public double Outcome => output[0];

        public void Prepare(SyntheticData data) => inputs = data.Inputs;

        public void Run(int steps)
        {
            var samples = inputs.Length / workload.InputLength;
            fixed (float* from = inputs, to = output)
                run(from, step % samples, samples, to, steps);
            step += steps;
        }

        public void Dispose() { }
    }
}
