using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// KANN, a library of C for small networks, of which nothing is in this repository: <c>libkann.so</c> beside the program is made of
/// <c>kann.c</c> and KANN's two files by a command of the README. It trains the network of its published row.
/// </summary>
internal sealed unsafe class KannLibrary : ILibrary
{
    private nint library;

    /// <inheritdoc/>
    public string Name => "KANN";

    /// <inheritdoc/>
    public string? WhyUnavailable()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "libkann.so");
        return NativeLibrary.TryLoad(path, out library)
            ? null
            : $"there is no {path}, or it does not load; README.md has the command that makes it.";
    }

    /// <inheritdoc/>
    public IContestant? Enter(Workload workload) =>
        workload is { Work: Work.Training, Recipe: Recipe.AdamCrossEntropy }
            && workload.Architecture is Recurrent { Cell: Cell.Gru, Tokens: 0, IsEachStep: true } recurrent
            ? new Trainings(recurrent, workload.Batch, library)
            : null;

    /// <summary>Steps in one call, on batches that were laid out step by step before.</summary>
    private sealed class Trainings(Recurrent recurrent, int batch, nint library) : IContestant
    {
        private readonly delegate* unmanaged<nint, long, float> steps =
            (delegate* unmanaged<nint, long, float>)NativeLibrary.GetExport(library, "training_steps");

        private nint training;

        public double Outcome { get; private set; }

        public void Prepare(SyntheticData data)
        {
            var begin = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int*, long, nint>)
                NativeLibrary.GetExport(library, "training_begin");
            fixed (float* inputs = data.Inputs)
            fixed (int* labels = data.Labels)
            {
                training = begin(recurrent.Steps, recurrent.Features, recurrent.Units, recurrent.Layers, recurrent.Heads, batch,
                    (float)Workload.LearningRate, inputs, labels, data.Samples);
            }
        }

        public void Run(int count) => Outcome = steps(training, count);

        public void Dispose()
        {
            if (training == 0)
                return;
            ((delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "training_end"))(training);
            training = 0;
        }
    }
}
