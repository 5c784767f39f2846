namespace NetGen.Reports.Sections;

/// <summary>What is taken for what, and whether the network has but one answer.</summary>
internal static class Confusions
{
    // Of all answers.
    private const double NearlyAll = 0.9;

    public static string? Told(RunRecord run)
    {
        if (run.Answers?.Evaluation.ConfusionMatrix is not { } matrix)
        {
            return null;
        }

        (int Actual, int Predicted)[] pairs =
        [
            .. from actual in Enumerable.Range(0, matrix.ClassCount)
               from predicted in Enumerable.Range(0, matrix.ClassCount)
               where actual != predicted && matrix[actual, predicted] > 0
               orderby matrix[actual, predicted] descending
               select (actual, predicted),
        ];
        string most = string.Join("; ", pairs.Take(3).Select(pair =>
            $"{matrix.Name(pair.Actual)} taken for {matrix.Name(pair.Predicted)} " +
            $"({Figures.Count(matrix[pair.Actual, pair.Predicted])} of {Figures.Count(matrix.Support(pair.Actual))})"));
        return pairs.Length == 0 ? "Nothing."
            : Always(matrix, run.Network.HasClassMaps ? "position" : "sample") is { } always ? $"{always}: {most}."
            : matrix[pairs[0].Actual, pairs[0].Predicted] == 1 ? $"No two classes more than once: {most}{(pairs.Length > 3 ? "; …" : ".")}"
            : $"Most often: {most}.";
    }

    /// <summary>Where one class is the answer to nearly all, and has more than half of what is of others.</summary>
    private static string? Always(ConfusionMatrix matrix, string counted)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        long[] answers = [.. classes.Select(answer => classes.Sum(actual => matrix[actual, answer]))];
        (long most, long all) = (answers.Max(), answers.Sum());
        int label = Array.IndexOf(answers, most);
        long right = matrix.Support(label);
        return most < NearlyAll * all || 2 * (most - right) <= all - right ? null
            : most == all ? $"It answers {matrix.Name(label)} to every {counted}"
            : $"It answers {matrix.Name(label)} to {Figures.Count(most)} of {Figures.Plural(all, counted)}, where {Figures.Count(right)} " +
                "would be right";
    }
}
