using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints what a trainer does about states that go on from window to window; nothing where none do.</summary>
internal static class CarriedSection
{
    /// <summary>The states among what a checkpoint keeps.</summary>
    public const string Tensor = "new(\"states\", _states.Memory) { Layout = _states.Layout }";

    public static void PrintField(CodeWriter writer, Plan plan)
    {
        if (!Carries(plan))
            return;
        writer.Line($"private readonly global::NetGen.Training.CarriedStates<{plan.Graph.Scalar}> _states = new({Literals.Of(CarriedPlaces.RowLength(plan.Graph))}, new (string, int)[]");
        writer.Open("");
        foreach (var carried in plan.Graph.CarriedRows)
            writer.Line($"({Literals.Of(carried.Name)}, {Literals.Of((int)carried.Shape.Count)}),");
        writer.Close(");");
    }

    public static void Print(CodeWriter writer, MemberWriter members)
    {
        if (!members.Surface.CarriesState)
            return;
        members.Inherited().Value("public void ResetStates()", _ => "_states.Reset()");
        members.Inherited().Value("public void ReserveStates(int rows)", _ => "_states.Reserve(rows)");
    }

    /// <summary>What a batch begins with.</summary>
    public static void PrintBegin(CodeWriter writer, Plan plan, string arguments)
    {
        if (Carries(plan))
            writer.Line($"_states.Begin({arguments});");
    }

    public static void PrintLocals(CodeWriter writer, Plan plan)
    {
        if (!Carries(plan))
            return;
        writer.Line("ref var statesBefore = ref _states.Before;");
        writer.Line("ref var statesAfter = ref _states.After;");
    }

    public static string Parameters(Plan plan) =>
        Carries(plan) ? $"ref {plan.Graph.Scalar} statesBefore, ref {plan.Graph.Scalar} statesAfter, " : "";

    public static string Arguments(Plan plan) => Carries(plan) ? "ref statesBefore, ref statesAfter, " : "";

    /// <summary>Once a step is taken, its states count: those of a batch that was refused, or only looked at, leave no trace.</summary>
    public static void PrintCommit(CodeWriter writer, Plan plan)
    {
        if (Carries(plan))
            writer.Line("_states.Commit();");
    }

    private static bool Carries(Plan plan) => plan.Graph.CarriedRows.Count > 0;
}
