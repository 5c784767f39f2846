using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the typed record of what a run may override, and the one of what a search may vary.</summary>
internal static class HyperparameterSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        writer.Summary("The numbers of training that a run may set; the defaults are the declared ones.");
        writer.Open("public sealed record Hyperparameters : global::NetGen.Selection.IHyperparameters<Hyperparameters>");
        foreach (var hyperparameter in plan.Hyperparameters)
        {
            var type = hyperparameter.IsInteger ? "int" : "double";
            writer.Summary($"{hyperparameter.Meaning} {DomainText(hyperparameter)}");
            writer.Line($"public {type} {hyperparameter.Name} {{ get; init; }} = {(hyperparameter.IsInteger ? Literals.Of((int)hyperparameter.Default) : Literals.Of(hyperparameter.Default, "double"))};");
            writer.Line();
        }
        writer.Summary("The same without weight decay, penalties and dropout: for learning a few samples by heart.");
        writer.Line($"public Hyperparameters WithoutRegularization() => this with {{ {string.Join(", ", plan.Hyperparameters.Where(hyperparameter => hyperparameter.Regularizes).Select(hyperparameter => hyperparameter.Name + " = 0"))} }};");
        writer.Line();
        writer.Line("/// <summary>Throws when a number is outside its domain.</summary>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It names the number, its value and its domain.</exception>");
        writer.Open("public void Validate()");
        foreach (var hyperparameter in plan.Hyperparameters)
            writer.Line($"global::NetGen.Training.HyperparameterGuard.{hyperparameter.Domain}({hyperparameter.Name}, nameof({hyperparameter.Name}));");
        writer.Close();
        PrintAsNumbers(writer, plan);
        writer.Close();
        writer.Line();
        PrintSearchSpace(writer, plan);
    }

    private static void PrintAsNumbers(CodeWriter writer, Plan plan)
    {
        const string contract = "global::NetGen.Selection.IHyperparameters<Hyperparameters>";
        writer.Line();
        writer.Line("private static readonly global::NetGen.Selection.HyperparameterInfo[] _all =");
        writer.Line("[");
        foreach (var hyperparameter in plan.Hyperparameters)
            writer.Line($"    new({Literals.Of(hyperparameter.Name)}, {Literals.Of(hyperparameter.IsInteger)}, {Literals.Of(IsLogarithmic(hyperparameter))}),");
        writer.Line("];");
        writer.Line();
        writer.Line($"static global::System.Collections.Generic.IReadOnlyList<global::NetGen.Selection.HyperparameterInfo> {contract}.All => _all;");
        writer.Line();
        writer.Line($"static Hyperparameters {contract}.FromValues(global::System.ReadOnlySpan<double> values) => new()");
        writer.Line("{");
        for (var i = 0; i < plan.Hyperparameters.Count; i++)
            writer.Line($"    {plan.Hyperparameters[i].Name} = {(plan.Hyperparameters[i].IsInteger ? "(int)" : "")}values[{Literals.Of(i)}],");
        writer.Line("};");
        writer.Line();
        writer.Line($"double[] {contract}.ToValues() => [{string.Join(", ", plan.Hyperparameters.Select(hyperparameter => hyperparameter.Name))}];");
    }

    private static void PrintSearchSpace(CodeWriter writer, Plan plan)
    {
        const string contract = "global::NetGen.Selection.ISearchSpace<Hyperparameters>";
        writer.Summary("What a search varies: a range for each hyperparameter that is not null, as in LearningRate = (1e-4, 1e-1).");
        writer.Open($"public sealed record SearchSpace : {contract}");
        writer.Summary("The values of what is not varied.");
        writer.Line("public Hyperparameters Base { get; init; } = new();");
        writer.Line();
        foreach (var hyperparameter in plan.Hyperparameters)
        {
            writer.Summary($"{hyperparameter.Meaning} {DomainText(hyperparameter)}");
            writer.Line($"public global::NetGen.SearchRange? {hyperparameter.Name} {{ get; init; }}");
            writer.Line();
        }
        writer.Line($"global::System.Collections.Generic.IReadOnlyList<global::NetGen.SearchRange?> {contract}.Ranges => new[] {{ {string.Join(", ", plan.Hyperparameters.Select(hyperparameter => hyperparameter.Name))} }};");
        writer.Close();
    }

    /// <summary>Rates and penalties span powers of ten; fractions and counts do not.</summary>
    private static bool IsLogarithmic(Hyperparameter hyperparameter) =>
        !hyperparameter.IsInteger && hyperparameter.Domain is not (HyperparameterDomain.Fraction or HyperparameterDomain.Ratio);

    private static string DomainText(Hyperparameter hyperparameter) => hyperparameter.Domain switch
    {
        HyperparameterDomain.Positive => "Above 0.",
        HyperparameterDomain.NonNegative => "0 or more.",
        HyperparameterDomain.Fraction => "In [0, 1).",
        HyperparameterDomain.AtLeastOne => "1 or more.",
        HyperparameterDomain.Ratio => "In [0, 1].",
        _ => throw new ArgumentOutOfRangeException(nameof(hyperparameter), hyperparameter.Domain, "A domain without text."),
    };
}
