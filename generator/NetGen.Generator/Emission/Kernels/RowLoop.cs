using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>A row, vector by vector: a loop over the whole vectors (none for a single one), and the partial last one.</summary>
internal static class RowLoop
{
    /// <param name="writer">Where to print.</param>
    /// <param name="context">The scalar's words.</param>
    /// <param name="width">Elements of the row.</param>
    /// <param name="isPartialFirst">Whether the partial vector goes before the whole ones.</param>
    /// <param name="body">Prints one vector, given the column (an expression) and the elements of a partial vector (0 for a whole
    /// one).</param>
    public static void Print(CodeWriter writer, KernelContext context, int width, bool isPartialFirst, Action<string, int> body)
    {
        if (isPartialFirst)
            PrintPartial(writer, context, width, body);
        var whole = context.WholeVectors(width);
        if (whole > 0)
        {
            writer.Open(whole == 1 ? "" : $"for (nuint column = 0; column < {Int(whole * context.Lanes)}; column += {Int(context.Lanes)})");
            body(whole == 1 ? "0" : "column", 0);
            writer.Close();
        }
        if (!isPartialFirst)
            PrintPartial(writer, context, width, body);
    }

    /// <summary>The same in the row's order.</summary>
    public static void Print(CodeWriter writer, KernelContext context, int width, Action<string, int> body) => Print(writer, context, width, isPartialFirst: false, body);

    private static void PrintPartial(CodeWriter writer, KernelContext context, int width, Action<string, int> body)
    {
        if (context.Rest(width) is not (var rest and > 0))
            return;
        writer.Open("");
        body(Int(context.WholeVectors(width) * context.Lanes), rest);
        writer.Close();
    }
}
