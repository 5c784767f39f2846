using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Prediction</c>: the label under its name, and how sure it is.</summary>
internal static class PredictionTypeSection
{
    public static void Print(CodeWriter writer, Plan plan, TableSpec table)
    {
        var s = plan.Graph.Scalar;
        var label = Identifiers.Escape(table.Label.Property);
        var sure = SureName(plan.Graph, table);
        writer.Summary("What is predicted of a row.");
        writer.Open("public readonly record struct Prediction");
        PrintProperties(writer, table, sure, s);
        writer.Open($"internal static Prediction NetGenOf(global::System.ReadOnlySpan<{s}> output{(plan.Graph.IsYesNo ? ", double threshold" : "")})");
        if (table.Classes == 0)
        {
            writer.Line($"return new Prediction {{ {label} = output[0] }};");
        }
        else if (plan.Graph.OutputShape.Count == 1)
        {
            writer.Line($"var answer = output[0] >= {(plan.Graph.IsYesNo ? "threshold" : Literals.Of(sure == "Probability" ? 0.5 : 0, s))};");
            writer.Line(table.Label.Kind == ColumnKind.Boolean
                ? $"return new Prediction {{ {label} = answer, {sure} = output[0] }};"
                : $"return new Prediction {{ {label} = NetGenTable.{label}.Categories[answer ? 1 : 0], {sure} = {(sure == "Probability" ? "answer ? output[0] : 1 - output[0]" : "output[0]")} }};");
        }
        else
        {
            writer.Line("var likeliest = 0;");
            writer.Open("for (var i = 1; i < output.Length; i++)");
            writer.Line("if (output[i] > output[likeliest])");
            writer.Line("    likeliest = i;");
            writer.Close();
            writer.Line(table.Label.Kind == ColumnKind.Boolean
                ? $"return new Prediction {{ {label} = likeliest == 1, {sure} = output[1] }};"
                : $"return new Prediction {{ {label} = NetGenTable.{label}.Categories[likeliest], {sure} = output[likeliest] }};");
        }
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>The properties alone.</summary>
    public static void PrintProperties(CodeWriter writer, TableSpec table, string sure, string s)
    {
        writer.Summary($"{VisibleText.Of(table.Label.Name)}: {table.Label.Description}.");
        writer.Line($"public {(table.Classes == 0 ? s : ColumnText.TypeOf(table.Label, mayBeMissing: false))} {Identifiers.Escape(table.Label.Property)} {{ get; init; }}");
        writer.Line();
        if (table.Classes == 0)
            return;
        writer.Summary(sure == "Score" ? "The output that decided." : table.Label.Kind == ColumnKind.Boolean ? "How likely it is a yes, in [0, 1]." : "How likely it is that class, in [0, 1].");
        writer.Line($"public {s} {sure} {{ get; init; }}");
        writer.Line();
    }

    /// <summary>What says how sure it is: a probability behind a sigmoid or softmax, else the bare output.</summary>
    private static string SureName(Graph graph, TableSpec table) =>
        table.Classes > 0 && graph.Forward.OfType<LayerOperation>().Any(operation => operation.Output == graph.Output
            && operation is SoftmaxOperation or ActivationOperation { Function.HeadOf: LossHead.Sigmoid }) ? "Probability" : "Score";
}
