namespace NetGen.Generator.Emission;

/// <summary>Prints what a network knows of its samples by name.</summary>
internal static class NamesSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(_ => writer.Line("private global::NetGen.SampleNames netGenNames = global::NetGen.SampleNames.None;").Gap());
        members.Summary("What the columns and classes of its samples are called: taken from the training data, kept in weight files, compared with all other data. SampleNames.None forgets them.");
        members.Throws("NetGen.DatasetException", "On setting: there are not as many names as inputs or outputs.");
        members.Property("public global::NetGen.SampleNames Names", "netGenNames",
            "netGenNames = global::NetGen.Data.Guard.Names(value, Summary)");
        if (!members.Surface.IsClassifier)
            return;
        if (members.Surface.IsYesNo)
            PrintThreshold(writer, members);
        members.Summary("The classes' names by the index that Classify gives; null where they have none.");
        members.Value("public global::System.Collections.Generic.IReadOnlyList<string>? ClassNames", _ => "netGenNames.Classes");
    }

    private static void PrintThreshold(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(_ => writer.Line("private double netGenThreshold = 0.5;").Gap());
        members.Summary("The probability from which on an answer is yes: 0.5 until it is chosen; saved with the weights. Classify, Prediction and the accuracy of Evaluate go by it. A training leaves it as it is.");
        members.Throws("System.ArgumentOutOfRangeException", "On setting: it is negative, or not a number. ∞ is never yes.");
        members.Property("public double Threshold", "netGenThreshold", "netGenThreshold = global::NetGen.Data.Guard.Threshold(value)");
        if (!members.Surface.Trains)
            return;
        members.Summary("Sets the threshold at which wrong answers on samples that were not trained on cost least.");
        members.Param("validation", "The samples; neither those of the training nor those that the result is judged by.");
        members.Param("costOfFalseYes", "What a yes costs that should be a no; above 0.");
        members.Param("costOfFalseNo", "What a no costs that should be a yes; above 0.");
        members.Returns("The threshold.");
        members.Throws("System.ArgumentOutOfRangeException", "A cost is not above 0, or not finite.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network, or are too many for their outputs to be kept (2²⁴).");
        members.Value("public double ChooseThreshold(global::NetGen.Dataset validation, double costOfFalseYes, double costOfFalseNo)",
            _ => "Threshold = global::NetGen.Training.ThresholdChoice.ByCost(Evaluate(validation), costOfFalseYes, costOfFalseNo)",
            isLong: true);
        members.Summary("Sets the threshold that a score of one's own calls the best on samples that were not trained on: point => point.F1, or the recall where the precision is high enough.");
        members.Param("validation", "The samples; neither those of the training nor those that the result is judged by.");
        members.Param("score",
            "What the counts at a threshold are worth; the highest wins, of equals that of the highest threshold. NaN for not at all.");
        members.Returns("The threshold.");
        members.Throws("NetGen.DatasetException",
            "The data do not fit the network, are too many for their outputs to be kept (2²⁴), or no threshold has a score.");
        members.Value("public double ChooseThreshold(global::NetGen.Dataset validation, global::System.Func<global::NetGen.RocPoint, double> score)",
            _ => "Threshold = global::NetGen.Training.ThresholdChoice.ByScore(Evaluate(validation), score)", isLong: true);
    }
}
