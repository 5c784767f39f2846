namespace NetGen.Generator.Emission;

/// <summary>Prints saving, loading and partial loading, from a path, a stream and memory.</summary>
internal static class FileSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        const string Room = "global::NetGen.Files.WeightFile.";
        var (name, s, folds) = (members.Class, members.Surface.Scalar, members.Surface.Preprocesses);
        var state = $"Summary, netGenParameters.Span, {(folds ? "netGenPreparation.Folding, netGenNames" : "samples: netGenNames")}"
            + (members.Surface.IsYesNo ? ", threshold: netGenThreshold" : "");
        members.Summary("Writes the weights as a safetensors file, with the names and shapes of the equivalent PyTorch module. "
            + "An existing file is replaced whole or not at all.");
        members.Param("path", "The file.");
        members.Throws("NetGen.WeightFileException", "The file could not be written.");
        members.Value("public void Save(string path)", _ => $"{Room}Save<{s}>(path, {state})");
        members.Summary("Writes the same file to a stream, from where it stands.");
        members.Param("stream", "Takes the file; it stays open.");
        members.Value("public void Save(global::System.IO.Stream stream)", _ => $"{Room}Save<{s}>(stream, {state})");
        members.Summary("The same file in memory, for a database or a message.");
        members.Returns("The bytes of a safetensors file.");
        members.Value("public byte[] SaveToBytes()", _ => $"{Room}Save<{s}>({state})");
        foreach (var (type, source, text, rest) in Sources)
        {
            MemberWriter Documented() => members.Summary($"Reads a network from {text}.").Param(source, rest);
            MemberWriter Fails(MemberWriter documented) => documented.Returns("A network with the file's weights.")
                .Throws("NetGen.WeightFileException",
                    "The file is malformed or of another network; the message names the first difference.");
            // A method of one argument, so that a list of files can be mapped to networks.
            if (type == "string")
                Fails(Documented()).Value($"public static {name} Load({type} {source})", _ => $"Load({source}, null)");
            Fails(Documented().Param("names", "What the file calls the tensors; null where it calls them as this network does."));
            var defaulted = type == "string" ? "" : " = null";
            members.Block($"public static {name} Load({type} {source}, global::NetGen.TensorNames? names{defaulted})", _ =>
            {
                writer.Line($"var network = new {name}(default(global::NetGen.Files.Undrawn));");
                writer.Line($"var loaded = {Room}Load<{s}>({source}, Summary, network.netGenParameters.Span, names);");
                writer.Line("network.netGenNames = loaded.Samples;");
                if (members.Surface.IsYesNo)
                    writer.Line("network.netGenThreshold = loaded.Threshold;");
                if (folds)
                    writer.Line("network.netGenPreparation.Folding = loaded.Folding;");
                writer.Line("return network;");
            });
        }
        foreach (var (type, source, text, rest) in Sources)
        {
            members.Summary($"Takes from {text} what this network has too, by name and shape; its other weights stay as they are. "
                + "The start of a training that goes on from another.");
            members.Param(source, rest);
            members.Param("names", "What the file calls the tensors; null where it calls them as this network does.");
            members.Returns("What was taken and what was not.");
            members.Throws("NetGen.WeightFileException", "The file is malformed, or has nothing of this network.");
            members.Block($"public global::NetGen.PartialLoad LoadPartial({type} {source}, global::NetGen.TensorNames? names = null)",
                plan =>
            {
                writer.Line($"var taken = {Room}LoadPartial<{s}>({source}, Summary, netGenParameters.Span, names);");
                if (plan.Training is not null)
                    writer.Line("netGenIsFresh = false;");
                writer.Line("return taken;");
            });
        }
    }

    private static readonly IReadOnlyList<(string Type, string Name, string Text, string Means)> Sources =
    [
        ("string", "path", "a safetensors file", "The file."),
        ("global::System.IO.Stream", "stream", "a stream that stands at a safetensors file",
            "The stream; it then stands behind the file, and need not seek."),
        ("global::System.ReadOnlySpan<byte>", "file", "a safetensors file in memory",
            "The file's bytes: embedded in the program, from a database, a message."),
    ];
}
