using NetGen.Data;

namespace NetGen.Training;

/// <summary>Holds the names of samples against those of the network that is to learn or to be measured.</summary>
internal static class TrainedNames
{
    /// <summary>Throws where data is not what a network was trained on.</summary>
    /// <exception cref="DatasetException">Columns or classes are called otherwise.</exception>
    public static void Require<T>(SampleNames found, string role, ITrainer<T> trainer) where T : unmanaged =>
        NameCheck.Require(found, role, trainer.Names, $"{trainer.Summary.Name}, which keeps those it was trained with (Names)");

    /// <summary>The same before data is trained on: a network learns all of its classes.</summary>
    /// <exception cref="DatasetException">Or there are not as many named classes as outputs.</exception>
    public static void RequireTrainable<T>(SampleNames found, ITrainer<T> trainer) where T : unmanaged
    {
        NetworkSummary network = trainer.Summary;
        Require(found, "training data", trainer);
        if (network.HasClassLabels && trainer.Names.Classes is null && found.Classes is { } classes && classes.Count != network.ClassCount)
        {
            throw new DatasetException(
                $"{network.Name} has {Counted.Of(network.ClassCount, "class", "classes")}; the training data names {classes.Count}: {NameDifference.List(classes.ToArray())}. " +
                $"Where a class has no sample yet, name all classes (CsvOptions.ClassNames, WithNames).");
        }
    }
}
