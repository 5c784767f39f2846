namespace NetGen.Generator.Emission;

/// <summary>Prints what a network knows of its samples by name.</summary>
internal static class NamesSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(_ => writer.Line("private global::NetGen.SampleNames netGenNames = global::NetGen.SampleNames.None;").Gap());
        members.Summary("What the columns and classes of its samples are called: taken from the training data, kept in weight files, compared with all other data. SampleNames.None forgets them.");
        members.Throws("NetGen.DatasetException", "On setting: there are not as many names as inputs or outputs.");
        members.Property("public global::NetGen.SampleNames Names", "netGenNames", "netGenNames = global::NetGen.Data.Guard.Names(value, Summary)");
        if (!members.Surface.IsClassifier)
            return;
        members.Summary("The classes' names by the index that Classify gives; null where they have none.");
        members.Value("public global::System.Collections.Generic.IReadOnlyList<string>? ClassNames", _ => "netGenNames.Classes");
    }
}
