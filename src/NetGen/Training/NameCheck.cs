using NetGen.Data;

namespace NetGen.Training;

/// <summary>Holds the names of samples against those of other samples or of a network, where both have some.</summary>
internal static class NameCheck
{
    /// <summary>Throws where a column or a class is called otherwise than it should be.</summary>
    /// <param name="found">The names of the data.</param>
    /// <param name="role">What messages call the data ("validation data").</param>
    /// <param name="expected">The names that it should have.</param>
    /// <param name="owner">What messages call whose names those are ("the training data").</param>
    /// <exception cref="DatasetException">It says which, what is missing and what is unknown.</exception>
    public static void Require(SampleNames found, string role, SampleNames expected, string owner)
    {
        RequireSame("column", found.Features, expected.Features, mayBeFewer: false);
        RequireSame("class", found.Classes, expected.Classes, mayBeFewer: true);
        RequireSame("target", found.Targets, expected.Targets, mayBeFewer: false);

        void RequireSame(string kind, IReadOnlyList<string>? names, IReadOnlyList<string>? others, bool mayBeFewer)
        {
            if (NameDifference.Of(kind, names, others, mayBeFewer) is { } difference)
            {
                throw new DatasetException(
                    $"The names of the {role} are not those of {owner}: {difference}. Where only the order or a class is missing, WithColumnsOf maps by name.");
            }
        }
    }

    /// <summary>Throws where data is not what a network was trained on.</summary>
    /// <exception cref="DatasetException">Columns or classes are called otherwise.</exception>
    public static void Require<T>(SampleNames found, string role, ITrainer<T> trainer) where T : unmanaged =>
        Require(found, role, trainer.Names, $"{trainer.Summary.Name}, which keeps those it was trained with (Names)");

    /// <summary>The same before data is trained on: a network learns all of its classes.</summary>
    /// <exception cref="DatasetException">Or there are not as many named classes as outputs.</exception>
    public static void RequireTrainable<T>(SampleNames found, ITrainer<T> trainer) where T : unmanaged
    {
        NetworkSummary network = trainer.Summary;
        Require(found, "training data", trainer);
        if (network.HasClassLabels && trainer.Names.Classes is null && found.Classes is { } classes && classes.Count != network.OutputLength)
        {
            throw new DatasetException(
                $"{network.Name} has {network.OutputLength} classes; the training data names {classes.Count}: {NameDifference.List(classes.ToArray())}. " +
                $"Where a class has no sample yet, name all classes (CsvOptions.ClassNames, WithNames).");
        }
    }
}
