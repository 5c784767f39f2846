using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what the schedule that watches the training adds to a trainer: its memory, and the end of an epoch.</summary>
internal static class PlateauSection
{
    /// <summary>The learning rate by what was watched so far.</summary>
    public const string Rate = "_plateau.Rate(_hyperparameters.LearningRate)";

    public static void PrintField(CodeWriter writer) =>
        writer.Line("private readonly global::NetGen.Training.PlateauWatch _plateau = new();");

    public static void PrintEndEpoch(CodeWriter writer, ReduceOnPlateau schedule)
    {
        var numbers = schedule.Hyperparameters.ToDictionary(number => number.Name.Substring(nameof(ReduceOnPlateau).Length), number => "_hyperparameters." + number.Name);
        writer.Line("/// <inheritdoc/>");
        writer.Line("public void EndEpoch(double quantity, bool higherIsBetter) => _plateau.EndEpoch(");
        writer.Line($"    quantity, higherIsBetter, _hyperparameters.LearningRate, {numbers["Factor"]}, {numbers["Patience"]},");
        writer.Line($"    {numbers["Threshold"]}, {Literals.Of(schedule.IsAbsolute)}, {numbers["Cooldown"]}, {numbers["MinRate"]});");
        writer.Line();
    }
}
