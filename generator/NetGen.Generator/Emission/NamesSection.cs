using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what a network knows of its samples by name.</summary>
internal static class NamesSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        writer.Line("private global::NetGen.SampleNames netGenNames = global::NetGen.SampleNames.None;");
        writer.Line();
        writer.Summary("What the columns and classes of its samples are called: taken from the training data, kept in weight files, compared with all other data. SampleNames.None forgets them.");
        writer.Line("/// <exception cref=\"global::NetGen.DatasetException\">On setting: there are not as many names as inputs or outputs.</exception>");
        writer.Line("public global::NetGen.SampleNames Names { get => netGenNames; set => netGenNames = global::NetGen.Data.Guard.Names(value, Summary); }");
        writer.Line();
        if (!PredictionSection.IsClassifier(plan.Graph))
            return;
        writer.Summary("The classes' names by the index that Classify gives; null where they have none.");
        writer.Line("public global::System.Collections.Generic.IReadOnlyList<string>? ClassNames => netGenNames.Classes;");
        writer.Line();
    }
}
