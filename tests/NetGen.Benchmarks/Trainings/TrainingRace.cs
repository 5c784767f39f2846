using System.Globalization;

namespace NetGen.Benchmarks.Trainings;

/// <summary>Whole trainings, the contestants in turn, printed line by line.</summary>
internal static class TrainingRace
{
    /// <summary>Runs all tasks that the filter lets through.</summary>
    /// <param name="wants">Of a network's name.</param>
    /// <param name="threads">Of every contestant.</param>
    public static IReadOnlyList<TrainingResult> Run(Func<string, bool> wants, int threads)
    {
        var results = new List<TrainingResult>();
        Console.WriteLine($"{"network",-34}{"batch",6}  {"contestant",-22}{"epochs",7}{"seconds",9}{"samples/s",11}{"accuracy",10}{"goal",8}");
        foreach (var task in TrainingTask.All.Where(task => wants(task.Workload.Network)))
        {
            if (task.Data() is not { } data)
            {
                Console.WriteLine($"{task.Workload.Network} is left out: its data is where NETGEN_DATA says, which is not set.");
                continue;
            }
#if PEERS
            if (new Peers.TorchLibrary(optimizes: true).WhyUnavailable() is { } why)
                Console.WriteLine($"libtorch is left out, it does not load here: {why}");
            else
                Add(Peers.TorchTrainings.Run(task, data, threads));
#endif
            Add(CompiledTrainings.Run(task, data, threads));
        }
        return results;

        void Add(TrainingResult result)
        {
            results.Add(result);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{result.Network,-34}{result.Batch,6}  {result.Contestant,-22}{result.Epochs,7}{result.Seconds,9:0.0}{result.SamplesPerSecond,11:0}{result.Accuracy,10:0.0000}{result.Goal,8:0.000}"));
        }
    }
}
