using Explorer.Compiling;
using Explorer.Data;
using Explorer.Training;
using NetGen;
using NetGen.Training;

namespace Explorer.Grid;

/// <summary>
/// Trains every network of the grid and writes what came of it. A cell's network is compiled once for all that share its loops: how the weights
/// start, the dropout rate and the learning rate are numbers of one compiled network, and the start is drawn as its constructor would draw it.
/// </summary>
internal static class GridMaker
{
    /// <summary>Of each training.</summary>
    public const int Epochs = 8;

    private const ulong Seed = 1;
    private const int GradientSamples = 32;

    /// <summary>Trains some cells, on two threads; the same whatever runs beside what.</summary>
    /// <param name="cells">Which.</param>
    /// <param name="progress">Is told how many are done.</param>
    public static IReadOnlyList<CellRecord> Train(IReadOnlyList<Cell> cells, Action<int> progress)
    {
        var records = new CellRecord[cells.Count];
        var places = cells.Select((cell, place) => (cell, place)).GroupBy(pair => Trunk(pair.cell)).ToList();
        Workshop workshop = Workshop.Compile(places.Select(group => group.Key.Declare(NameOf(group.Key))));
        int done = 0;
        Parallel.ForEach(places, new ParallelOptions { MaxDegreeOfParallelism = 2 }, group =>
        {
            NetworkClass network = workshop[NameOf(group.Key)];
            IReadOnlyList<Judgement> judgements = Judgement.Of([.. group.Select(pair => pair.cell.Declare(NameOf(pair.cell)))]);
            foreach (var ((cell, place), judgement) in group.Zip(judgements))
            {
                records[place] = Train(cell, network, judgement);
                progress(Interlocked.Increment(ref done));
            }
        });
        return records;
    }

    /// <summary>A trainer of a cell's network.</summary>
    private static ITrainer<float> NewTrainer(Cell cell, NetworkClass network, Judgement judgement)
    {
        ITrainer<float> trainer = network.NewTrainer(Seed, ("LearningRate", cell.LearningRate), ("Dropout*Rate", cell.DropoutRate));
        foreach (var (tensor, start) in network.Summary.Parameters.Zip(judgement.Starts))
            start.Fill(trainer.Parameters, tensor, Seed);
        return trainer;
    }

    private static CellRecord Train(Cell cell, NetworkClass network, Judgement judgement)
    {
        IReadOnlyList<double> gradients = [];
        if (cell.Normalization == 0)
        {
            // What goes back is measured without dropout: of the network, not of what is dropped of it.
            ITrainer<float> fresh = NewTrainer(cell with { Dropout = 0 }, network, judgement);
            fresh.FitPreprocessing(Samples.Digits);
            gradients = BackwardSignal.Measure(fresh, Samples.Digits, GradientSamples);
        }

        return new CellRecord(cell, judgement, Run.Of(NewTrainer(cell, network, judgement), Samples.Digits, Samples.OtherDigits), gradients);
    }

    /// <summary>The cell whose network is compiled for this one: of all that differ in numbers alone, the one with dropout layers.</summary>
    private static Cell Trunk(Cell cell) => cell with { Start = 0, Dropout = 1, Rate = 0 };

    private static string NameOf(Cell cell) => $"Net{cell.Index}";
}
