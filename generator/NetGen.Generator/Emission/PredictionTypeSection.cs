using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Prediction</c>: the label under its name, and how sure it is.</summary>
internal static class PredictionTypeSection
{
    public static void Print(CodeWriter writer, MemberWriter members, TableMembers table)
    {
        members.Summary("What is predicted of a row.");
        members.Nested("public readonly record struct " + members.Type(TableMembers.Prediction), nested =>
        {
            PrintProperties(nested, table);
            nested.Hidden(plan => PrintOf(writer, plan, table.Spec, table.Certainties.FirstOrDefault()));
        });
    }

    /// <summary>The properties alone.</summary>
    public static void PrintProperties(MemberWriter members, TableMembers table)
    {
        var (s, label) = (members.Surface.Scalar, table.Spec.Label);
        members.Summary($"{VisibleText.Of(label.Name)}: {label.Description}.");
        var type = table.Spec.Classes == 0 ? s : ColumnText.TypeOf(label, mayBeMissing: false);
        members.Auto($"public {type} {Identifiers.Escape(label.Property)}", "get; init;");
        foreach (var sure in table.Certainties)
        {
            members.Summary(sure == TableMembers.Score ? "The output that decided."
                : label.Kind == ColumnKind.Boolean ? "How likely it is a yes, in [0, 1]." : "How likely it is that class, in [0, 1].");
            members.Auto($"public {s} {sure}", "get; init;");
        }
    }

    private static void PrintOf(CodeWriter writer, Plan plan, TableSpec table, string? sure)
    {
        var (s, label) = (plan.Graph.Scalar, Identifiers.Escape(table.Label.Property));
        writer.Open($"internal static Prediction NetGenOf(global::System.ReadOnlySpan<{s}> output{(plan.Graph.IsYesNo ? ", double threshold" : "")})");
        if (sure is null)
        {
            writer.Line($"return new Prediction {{ {label} = output[0] }};");
        }
        else if (plan.Graph.OutputShape.Count == 1)
        {
            var isProbable = sure == TableMembers.Probability;
            writer.Line($"var answer = output[0] >= {(plan.Graph.IsYesNo ? "threshold" : Literals.Of(isProbable ? 0.5 : 0, s))};");
            var ofClass = isProbable ? "answer ? output[0] : 1 - output[0]" : "output[0]";
            writer.Line(table.Label.Kind == ColumnKind.Boolean
                ? $"return new Prediction {{ {label} = answer, {sure} = output[0] }};"
                : $"return new Prediction {{ {label} = NetGenTable.{label}.Categories[answer ? 1 : 0], {sure} = {ofClass} }};");
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
    }
}
