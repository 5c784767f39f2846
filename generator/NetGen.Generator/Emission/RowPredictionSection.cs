using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the prediction of a row, and of the rows of a file.</summary>
internal static class RowPredictionSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(plan => PrintPlaces(writer, plan));
        PrintPredict(writer, members);
        PrintPredictRows(writer, members, "string", "path", "The file, plain or gzip.");
        PrintPredictRows(writer, members, "global::System.IO.Stream", "stream", "The text; stays open.");
        members.Hidden(plan => PrintPrediction(writer, plan));
    }

    private static void PrintPlaces(CodeWriter writer, Plan plan)
    {
        writer.Line("// A row's values and its prediction; one a thread, made by its first prediction.");
        writer.Line("[global::System.ThreadStatic]");
        writer.Line("private static float[]? netGenRow;");
        writer.Line();
        writer.Line("[global::System.ThreadStatic]");
        writer.Line($"private static {plan.Graph.Scalar}[]? netGenAnswer;").Gap();
    }

    private static void PrintPredict(CodeWriter writer, MemberWriter members)
    {
        members.Summary("Predicts a row. Thread-safe; allocates nothing (a thread's first call makes its workspace).");
        members.Param("row", "The row; its label is not looked at.");
        members.Returns("The prediction.");
        members.Throws("NetGen.TableValueException", "A value is missing that must be there, or is none of its column's.");
        members.Throws("NetGen.PreprocessingNotFittedException", "The network has not seen training data.");
        members.Block($"public {members.Type(TableMembers.Prediction)} Predict(in {members.Type(TableMembers.Row)} row)", plan =>
        {
            writer.Line("var values = netGenRow ??= new float[InputLength];");
            writer.Line("row.NetGenWrite(values);");
            writer.Line("return NetGenPredict(values);");
        });
    }

    private static void PrintPredictRows(CodeWriter writer, MemberWriter members, string type, string name, string what)
    {
        var prediction = members.Type(TableMembers.Prediction);
        members.Summary("Predicts the rows of a table of text, which needs no label: in its order, each with where it stands and what it "
            + "says in columns that are no features.");
        members.Param(name, what);
        members.Returns("The predictions.");
        members.Throws("NetGen.DataFormatException", TableSection.Strict);
        members.Throws("NetGen.PreprocessingNotFittedException", "The network has not seen training data.");
        members.Block(
            $"public global::System.Collections.Generic.IReadOnlyList<(global::NetGen.SampleOrigin Origin, {prediction} Prediction)> "
                + $"PredictRows({type} {name})",
            _ =>
            {
                writer.Line($"var rows = {TableSection.Room}TableFile.ReadRows({TableSection.Schema}, {name}, null);");
                writer.Line("var predictions = new (global::NetGen.SampleOrigin, Prediction)[rows.Count];");
                writer.Line("for (var i = 0; i < predictions.Length; i++)");
                writer.Line("    predictions[i] = (rows.OriginOf(i), NetGenPredict(rows[i]));");
                writer.Line("return predictions;");
            });
    }

    private static void PrintPrediction(CodeWriter writer, Plan plan)
    {
        var (s, threshold) = (plan.Graph.Scalar, plan.Graph.IsYesNo ? ", netGenThreshold" : "");
        writer.Open("private Prediction NetGenPredict(global::System.ReadOnlySpan<float> values)");
        if (s == "float")
        {
            writer.Line("var answer = netGenAnswer ??= new float[OutputLength];");
            writer.Line("Predict(values, answer);");
            writer.Line($"return Prediction.NetGenOf(answer{threshold});");
        }
        else
        {
            writer.Line($"var answer = netGenAnswer ??= new {s}[InputLength + OutputLength];");
            writer.Line("for (var i = 0; i < InputLength; i++)");
            writer.Line("    answer[OutputLength + i] = values[i];");
            writer.Line($"var output = new global::System.Span<{s}>(answer, 0, OutputLength);");
            writer.Line($"Predict(new global::System.ReadOnlySpan<{s}>(answer, OutputLength, InputLength), output);");
            writer.Line($"return Prediction.NetGenOf(output{threshold});");
        }
        writer.Close().Gap();
    }
}
