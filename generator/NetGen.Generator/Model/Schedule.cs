namespace NetGen.Generator.Model;

/// <summary>How the learning rate changes over a training. A closed family; none means constant.</summary>
internal abstract record Schedule;

internal sealed record StepDecay(int Every, double Factor) : Schedule;
