namespace NetGen.Data;

/// <summary>Holds the names of samples against other samples', or a network's, where both have some.</summary>
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
        RequireSame("token", found.Tokens, expected.Tokens, mayBeFewer: false);

        void RequireSame(string kind, IReadOnlyList<string>? names, IReadOnlyList<string>? others, bool mayBeFewer)
        {
            if (NameDifference.Of(kind, names, others, mayBeFewer) is { } difference)
            {
                throw new DatasetException(
                    $"The names of the {role} are not those of {owner}: {difference}. Where only the order or a class is missing, WithColumnsOf maps by name.");
            }
        }
    }
}
