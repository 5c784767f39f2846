using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what the schedule that watches the training adds to a trainer: its memory, and the end of an epoch.</summary>
internal static class PlateauSection
{
    /// <summary>The learning rate by what was watched so far.</summary>
    public const string Rate = "_plateau.Rate(_hyperparameters.LearningRate)";

    public static void PrintField(CodeWriter writer) =>
        writer.Line("private readonly global::NetGen.Training.PlateauWatch _plateau = new();");

    public static void PrintEndEpoch(CodeWriter writer, MemberWriter members) =>
        members.Inherited().Text("public void EndEpoch(double quantity, bool higherIsBetter)", " => _plateau.EndEpoch(", plan =>
        {
            var schedule = (ReduceOnPlateau)plan.Graph.Schedule!;
            var numbers = schedule.Hyperparameters.ToDictionary(number => number.Name.Substring(nameof(ReduceOnPlateau).Length),
                number => "_hyperparameters." + number.Name);
            writer.Line($"    quantity, higherIsBetter, _hyperparameters.LearningRate, {numbers["Factor"]}, {numbers["Patience"]},");
            writer.Line($"    {numbers["Threshold"]}, {Literals.Of(schedule.IsAbsolute)}, {numbers["Cooldown"]}, {numbers["MinRate"]});");
        });
}
