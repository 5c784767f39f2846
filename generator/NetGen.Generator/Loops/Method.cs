namespace NetGen.Generator.Loops;

/// <summary>A loop nest that can be called: naive where <see cref="Lanes"/> is 1, else scheduled for vectors of so many elements.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">What it computes, in the words of mathematics.</param>
/// <param name="Arguments">In the order of the call.</param>
/// <param name="Body">The statements.</param>
/// <param name="Lanes">Elements of a vector.</param>
/// <param name="Result">What it returns, as a buffer of one number, which its last statement writes; null for nothing.</param>
internal sealed record Method(
    string Name, string Summary, EquatableArray<Argument> Arguments, EquatableArray<Statement> Body, int Lanes = 1, Buffer? Result = null)
{
    public IEnumerable<Buffer> Buffers =>
        Arguments.OfType<BufferArgument>().Select(argument => argument.Buffer).Concat(Result is null ? [] : [Result]);

    /// <summary>The name of the number that only the caller knows; null for none.</summary>
    public string? Symbol => Arguments.OfType<CountArgument>().SingleOrDefault()?.Symbol;
}

/// <summary>What a method is given. A closed family.</summary>
internal abstract record Argument;

/// <summary>Memory.</summary>
internal sealed record BufferArgument(Buffer Buffer) : Argument;

/// <summary>A number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type; null for the network's scalar.</param>
internal sealed record ScalarArgument(string Name, string? Type = null) : Argument;

/// <summary>The number of rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Symbol">What extents call it.</param>
internal sealed record CountArgument(string Name, string Symbol) : Argument;
