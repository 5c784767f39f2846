using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>NG0009: layer names are members of the class and keys of the weight file; the user's members must leave generated names
/// free.</summary>
internal static class NameClash
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        var names = new LayerNaming();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var inFiles = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new HashSet<string>(ReservedNames.Generated, StringComparer.Ordinal);
        var misnamed = new HashSet<int>();
        var (isTable, streams) = (declaration.Of<TableAttribute>().Any(), SurfacePlanning.MayStream(declaration.Items));
        bool IsOfStreams(string name) => streams && ReservedNames.OfStreams.Contains(name);
        foreach (var (index, layer) in declaration.Of<LayerAttribute>())
        {
            var item = declaration.Spec.Items[index];
            var name = names.Next(item);
            var argument = layer.Name is null ? null : nameof(LayerAttribute.Name);
            if (WhyUnfit(TensorOf(layer), name.InFiles) is { } unfit)
                Report(TensorOf(layer) ?? name.Text, index, TensorOf(layer) is null ? argument : nameof(ILearnedLayer.Tensor), unfit);
            if (layer is UseAttribute)
            {
                // No member itself: what its layers' names begin with.
                if (layer.Name is { } prefix && !Identifiers.IsValid(prefix))
                {
                    Report(prefix, index, argument, "is not a C# identifier, with which the names of a block's layers must begin");
                    misnamed.Add(item.Use?.Item ?? index);
                }
                continue;
            }
            if (item.Use is { } use && misnamed.Contains(use.Item))
                continue;
            if (layer is DropoutAttribute or SpatialDropoutAttribute or AlphaDropoutAttribute
                && ReservedNames.Hyperparameters.Contains(DropoutRule.HyperparameterOf(name.Text)))
                Report(name.Text, index, argument,
                    "would share the hyperparameter " + DropoutRule.HyperparameterOf(name.Text)
                        + " with another; choose another name for the layer");
            else if (WhyInvalid(name.Text, declaration.Spec.Name) is { } reason)
                Report(name.Text, index, argument, reason);
            else if (taken.Contains(name.Text))
                Report(name.Text, index, argument, "is already the name of an earlier layer");
            else if (isTable && ReservedNames.IsOfTables(name.Text))
                Report(name.Text, index, argument, "is a member that NetGen generates for a table; choose another name for the layer");
            else if (IsOfStreams(name.Text))
                Report(name.Text, index, argument, "is a member that NetGen generates for a stream; choose another name for the layer");
            else if (item.Use is not { SharesWeights: true } && inFiles.TryGetValue(name.InFiles, out var other))
                Report(name.Text, index, argument, "would share its place in weight files with the layer '" + other + "'");
            taken.Add(name.Text);
            inFiles[name.InFiles] = name.Text;
            members.Add(name.Text);
            if (layer is AttentionAttribute)
            {
                foreach (var map in new[] { name.Text + AttentionRule.Input, name.Text + AttentionRule.Output })
                {
                    if (!taken.Add(map))
                        Report(map, index, argument,
                            "is already the name of an earlier layer, and that of a map of " + name.Text
                                + "; choose another name for one of them");
                    members.Add(map);
                }
            }
        }
        foreach (var column in TableSpec.Of(declaration.Spec, [.. declaration.Items])?.Columns.Where(column => column.Embedding > 0) ?? [])
        {
            if (taken.Contains(column.EmbeddingName) || inFiles.ContainsKey(column.EmbeddingName.ToLowerInvariant()))
                Report(column.EmbeddingName, column.Item, nameof(ColumnAttribute.Embedding),
                    "is already the name of a layer; Property = \"…\" gives the column, and its embedding, another");
            else if (column.EmbeddingName == declaration.Spec.Name)
                Report(column.EmbeddingName, column.Item, nameof(ColumnAttribute.Embedding),
                    "is the name of the class; Property = \"…\" gives the column, and its embedding, another");
            members.Add(column.EmbeddingName);
        }
        if (IsTaken(declaration.Spec.Name) || (isTable && ReservedNames.IsOfTables(declaration.Spec.Name))
            || IsOfStreams(declaration.Spec.Name))
            Report(declaration.Spec.Name, -1, null, "is a member that NetGen generates; choose another name for the class");
        foreach (var member in declaration.Spec.UserMembers)
        {
            if (member == ".ctor(ulong)")
                Report(declaration.Spec.Name + "(ulong)", -1, member,
                    "is the constructor that NetGen generates; give yours other parameters");
            else if (members.Contains(member) || ReservedNames.IsKept(member) || (isTable && ReservedNames.IsOfTables(member))
                || IsOfStreams(member))
                Report(member, -1, member, "is a member that NetGen generates; rename yours");
        }

        void Report(string name, int item, string? argument, string what) =>
            report(new Problem { Id = "NG0009", Item = item, Argument = argument, Figures = new([name, what]) });
    }

    private static string? TensorOf(LayerAttribute layer) => layer is UseAttribute use ? use.Tensor : (layer as ILearnedLayer)?.Tensor;

    /// <summary>Why tensors cannot be called that: a part of a path is empty, or the name is one that NetGen's files use for something
    /// else.</summary>
    private static string? WhyUnfit(string? declared, string inFiles) =>
        declared is not null
            && (declared.Split('.').Any(part => part.Length == 0) || declared.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            ? "is no name of a tensor: parts of at least one character, with dots between"
            : inFiles.Split('.')[0] is "preprocessing" or "targets" or "__metadata__"
                || inFiles.StartsWith("netgen/", StringComparison.Ordinal)
                ? "begins as the names that weight files have for something else: preprocessing, targets, __metadata__, netgen/"
                : null;

    private static string? WhyInvalid(string name, string className)
    {
        if (!Identifiers.IsValid(name))
            return "is not a C# identifier, which a layer's name must be";
        if (Keywords.Reserved.Contains(name))
            return "is a keyword of C#; choose another name for the layer";
        if (name == className)
            return "is the name of the class; choose another name for the layer";
        if (ReservedNames.IsInherited(name))
            return "is a member of every class; choose another name for the layer";
        return IsTaken(name) ? "is a member that NetGen generates; choose another name for the layer" : null;
    }

    private static bool IsTaken(string name) => ReservedNames.IsGenerated(name) || ReservedNames.IsKept(name);
}
