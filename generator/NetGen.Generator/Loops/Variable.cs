namespace NetGen.Generator.Loops;

/// <summary>What a loop counts. Names are unique among the loops around a statement.</summary>
internal sealed record Variable(string Name)
{
    public static Index operator +(Variable variable, int constant) => Index.Of(variable) + constant;

    public static Index operator *(Variable variable, int factor) => Index.Of(variable) * factor;
}
