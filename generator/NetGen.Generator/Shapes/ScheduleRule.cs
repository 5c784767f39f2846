using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The schedule as declared; null is a constant rate.</summary>
internal static class ScheduleRule
{
    public static Schedule? Of(ScheduleAttribute? declared) => declared switch
    {
        StepDecayAttribute step => new StepDecay(step.Every, step.Factor),
        _ => null,
    };
}
