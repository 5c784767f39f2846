using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the typed record of what a run may override.</summary>
internal static class HyperparameterSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        writer.Summary("The numbers of training that a run may set; the defaults are the declared ones.");
        writer.Open("public sealed record Hyperparameters");
        foreach (var hyperparameter in plan.Hyperparameters)
        {
            var type = hyperparameter.IsInteger ? "int" : "double";
            writer.Summary($"{hyperparameter.Meaning} {DomainText(hyperparameter)}");
            writer.Line($"public {type} {hyperparameter.Name} {{ get; init; }} = {(hyperparameter.IsInteger ? Literals.Of((int)hyperparameter.Default) : Literals.Of(hyperparameter.Default, "double"))};");
            writer.Line();
        }
        writer.Line("/// <summary>Throws when a number is outside its domain.</summary>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It names the number, its value and its domain.</exception>");
        writer.Open("public void Validate()");
        foreach (var hyperparameter in plan.Hyperparameters)
            writer.Line($"global::NetGen.Training.HyperparameterGuard.{hyperparameter.Domain}({hyperparameter.Name}, nameof({hyperparameter.Name}));");
        writer.Close().Close();
    }

    private static string DomainText(Hyperparameter hyperparameter) => hyperparameter.Domain switch
    {
        HyperparameterDomain.Positive => "Above 0.",
        HyperparameterDomain.NonNegative => "0 or more.",
        HyperparameterDomain.Fraction => "In [0, 1).",
        HyperparameterDomain.AtLeastOne => "1 or more.",
        _ => "In [0, 1].",
    };
}
