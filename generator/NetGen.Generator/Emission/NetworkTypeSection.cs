namespace NetGen.Generator.Emission;

/// <summary>Prints what makes all networks one type: the interfaces that they implement, and those of their members that have no other
/// place.</summary>
internal static class NetworkTypeSection
{
    private const string Room = "global::NetGen.";

    /// <summary>What an interface asks for by name: where the user has one of another kind, there is no interface.</summary>
    public static readonly string[] Asked = ["Summary", "Parameters", "Names", "Predict", "PredictBatch", "Evaluate", "Fit", "Load",
        "Save", "SaveToBytes", "Clone"];

    /// <summary>The base list of the class; nothing where a name is taken.</summary>
    public static string BaseList(MemberWriter members) =>
        CanImplement(members) ? $" : {Room}INetwork<{members.Class}, {members.Surface.Scalar}>" : "";

    public static void Print(MemberWriter members)
    {
        var (name, s) = (members.Class, members.Surface.Scalar);
        // Beside rows it would be another answer to Predict(new() { … }).
        var isHidden = members.Surface.Table is not null;
        if (!isHidden)
        {
            members.Summary("Predicts one sample into an array of its own: for services, where a few bytes do not count. Thread-safe.");
            members.Param("input", "InputLength values.");
            members.Returns("OutputLength values.");
            PredictionSection.DocumentExceptions(members, "The span has another length.");
            PredictionSection.DocumentTokens(members);
            members.Throws("NetGen.NonFiniteInputException", members.Surface.HasTokens ? "An output is NaN or infinite."
                : "A value is NaN or infinite.");
        }
        if (!CanImplement(members) && isHidden)
            return;
        members.Block($"{(isHidden ? "" : "public ")}{s}[] {(isHidden ? $"{Room}INetwork<{name}, {s}>." : "")}Predict(global::System.ReadOnlySpan<{s}> input)", _ =>
        {
            members.Line($"var output = new {s}[OutputLength];");
            members.Line("Predict(input, output);");
            members.Line("return output;");
        });
        if (!CanImplement(members))
            return;
        var common = $"{Room}INetwork<{name}>.";
        members.Value($"static {name} {common}Create(ulong seed)", _ => "new(seed)");
        const string Untrained =
            "throw new global::System.NotSupportedException(Summary.Name + \" has no loss and no optimizer: it only predicts.\")";
        members.Value($"{Room}History {Room}INetwork.Fit({Room}Dataset train, {Room}FitOptions? options)", _ => members.Surface.Trains
            ? "Fit(train, options)" : Untrained);
        if (!members.Surface.Trains)
            members.Value($"{Room}Evaluation {Room}INetwork.Evaluate({Room}Dataset data)", _ => Untrained);
    }

    /// <summary>Whether the class is a network by its type, too.</summary>
    public static bool CanImplement(MemberWriter members) => !Asked.Any(members.IsTaken);
}
