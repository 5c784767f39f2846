using System.Diagnostics;
using System.Runtime.Intrinsics;
using NetGen;
using static System.FormattableString;

/// <summary>Says how fast a network is on this machine, now. One thread; a busy machine shows less.</summary>
internal static class Speed
{
    /// <summary>Prints samples per second, time and memory per prediction, and the vectors that run in hardware.</summary>
    /// <param name="network">Any weights: the arithmetic is the same.</param>
    /// <param name="history">The training, its first steps included, which the JIT has not yet optimised.</param>
    /// <param name="training">The samples of that training.</param>
    /// <param name="firstPrediction">How long the first prediction of the process took, the network's making included.</param>
    public static void Report(DigitNet network, History history, Dataset training, TimeSpan firstPrediction)
    {
        var samples = (double)history.Epochs.Count * training.Count;
        var rate = samples / history.Elapsed.TotalSeconds;
        var (prediction, bytes) = MeasurePredictions(network, training);
        Console.WriteLine(Invariant($"training          {rate:N0} samples/s, {rate * DigitNet.Summary.FlopsPerTrainingSample / 1e9:F1} GFLOP/s"));
        Console.WriteLine(Invariant($"prediction        {prediction:F2} µs, {DigitNet.Summary.FlopsPerPrediction / prediction / 1e3:F1} GFLOP/s, {bytes} bytes allocated"));
        Console.WriteLine(Invariant($"first prediction  {firstPrediction.TotalMilliseconds:F2} ms with the making of the network"));
        Console.WriteLine($"accelerated       {Vectors()}");
    }

    private static (double Microseconds, long Bytes) MeasurePredictions(DigitNet network, Dataset data)
    {
        const int Rounds = 11;
        const int Passes = 5;
        Span<float> output = stackalloc float[DigitNet.OutputLength];
        Span<double> rounds = stackalloc double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref var round in rounds)
        {
            var start = Stopwatch.GetTimestamp();
            for (var pass = 0; pass < Passes; pass++)
                for (var row = 0; row < data.Count; row++)
                    network.Predict(data.Inputs.Slice(row * DigitNet.InputLength, DigitNet.InputLength), output);
            round = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Passes * data.Count);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        rounds.Sort();
        return (rounds[Rounds / 2], allocated);
    }

    // What the JIT offers on this processor, or NativeAOT with the instruction set it was told to compile for.
    private static string Vectors()
    {
        List<string> accelerated = [];
        if (Vector128.IsHardwareAccelerated)
            accelerated.Add("Vector128");
        if (Vector256.IsHardwareAccelerated)
            accelerated.Add("Vector256 (AVX2)");
        if (Vector512.IsHardwareAccelerated)
            accelerated.Add("Vector512 (AVX-512)");
        return accelerated.Count == 0 ? "none" : string.Join(", ", accelerated);
    }
}
