using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>NG0015: what alternatives add to the class and its hyperparameters has names that nothing else has.</summary>
internal static class VariantNames
{
    /// <summary>The members of the records that are no numbers.</summary>
    private static readonly string[] OfRecords = ["Base", "Validate", "WithoutRegularization", "Hyperparameters", "SearchSpace", "Equals",
        "GetHashCode", "ToString", "GetType", "Clone", "EqualityContract", "PrintMembers"];

    public static void Check(Declaration declaration, Action<Problem> report)
    {
        var spec = declaration.Spec;
        if (spec.Dimensions.Count == 0)
            return;
        var loss = declaration.Items.OfType<LossAttribute>().FirstOrDefault() is { } declared ? LossRule.FunctionOf(declared) : null;
        var numbers = new HashSet<string>(OfRecords.Concat(HyperparameterPlanning.Of(spec, [.. declaration.Items],
            loss ?? new MeanSquaredError()).Select(number => number.Name)), StringComparer.Ordinal);
        var members = new HashSet<string>(ReservedNames.Generated
            .Concat(SurfacePlanning.MayStream(declaration.Items) ? ReservedNames.OfStreams : [])
            .Concat(spec.UserMembers).Concat(LayersOf(spec)),
            StringComparer.Ordinal) { spec.Name };
        foreach (var dimension in spec.Dimensions)
        {
            if (!numbers.Add(dimension.Name))
                Report(dimension, dimension.Name, "is a member of Hyperparameters already; choose another name");
            else if (dimension.Form == VariantForm.Named && !members.Add(dimension.EnumName))
                Report(dimension, dimension.Name, $"needs a type {dimension.EnumName}, and the class has something of that name");
        }
        var first = spec.Dimensions[0];
        foreach (var name in spec.Variants.Select(variant => variant.Name).Append(VariantSection.Train))
        {
            if (!members.Add(name))
                Report(first, first.Name, $"needs a member {name}, and the class has something of that name");
        }
        if (spec.UserMembers.FirstOrDefault(member => NetworkTypeSection.Asked.Contains(member, StringComparer.Ordinal)) is { } taken)
            Report(first, first.Name, $"makes networks of several classes one type (INetwork), and the class has a '{taken}' of its own");

        void Report(VariantDimension dimension, string name, string what) =>
            report(new Problem { Id = "NG0015", Item = dimension.Item, Figures = new([name, what]) });
    }

    private static IEnumerable<string> LayersOf(NetworkSpec spec)
    {
        var naming = new LayerNaming();
        return spec.Items.Select(item => naming.Next(item).Text).ToArray();
    }
}

/// <summary>NG0015: a combination of alternatives that cannot be compiled, with the reason.</summary>
internal static class VariantNetworks
{
    /// <param name="spec">The declaration.</param>
    /// <param name="build">Makes a variant's graph, and tells what keeps it from being one.</param>
    /// <param name="report">Is told the first.</param>
    /// <param name="cancellation">The editor has a newer text.</param>
    public static void Check(NetworkSpec spec, Action<NetworkSpec, Action<Problem>> build, Action<Problem> report,
        CancellationToken cancellation)
    {
        var deciding = spec.Dimensions.Where(dimension => dimension.Decides == VariantRole.Network).ToArray();
        foreach (var variant in spec.Variants)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Refusal(spec.Of(variant), build) is not { } problem)
                continue;
            // The first that differs from what was declared; one is enough to be told.
            var differing = deciding.Where((_, i) => variant.Choices[i] > 0).ToArray();
            var text = string.Join(", ", deciding.Select((dimension, i) => (dimension, choice: variant.Choices[i]))
                .Where(pair => pair.choice > 0).Select(pair => $"{pair.dimension.Name} = {pair.dimension.Choices[pair.choice].Text}"));
            report(new Problem
            {
                Id = "NG0015", Item = differing[0].Item, Figures = new(
                [differing[0].Name, $"makes a network that cannot be compiled, with {text}: {ProblemText.Of(problem)} ({problem.Id})"])
            });
            return;
        }
    }

    /// <summary>What keeps a variant from being compiled; null for nothing.</summary>
    private static Problem? Refusal(NetworkSpec variant, Action<NetworkSpec, Action<Problem>> build)
    {
        Problem? first = null;
        void Note(Problem problem) => first ??= RuleCatalog.SeverityOf(problem) == ProblemSeverity.Error ? problem : null;
        if (DeclarationRules.Check(variant, Note))
            build(variant, Note);
        return first;
    }
}
