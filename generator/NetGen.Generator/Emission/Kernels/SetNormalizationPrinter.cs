using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints normalisations of what each sample has by itself, a position's channels or a group's: first two numbers for each set, then all elements in the order
/// in which they lie, so that a partial vector only reaches into what is written after it.
/// </summary>
internal static class SetNormalizationPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, SetNormalizationKernel kernel)
    {
        var (s, sets) = (context.Scalar, kernel.Sets);
        writer.Summary($"y = {(kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue))}(γ ⊙ (x − mean)/√(variance + {HeaderText.Number(kernel.Epsilon)}) + β), statistics of {Describe(sets)}.");
        OpenRows(writer, $"public static void {kernel.Name}(ref {s} x, ref {s} weight, ref {s} bias, ref {s} statistics, ref {s} y, int rowCount)",
            ("x", kernel.Stride), ("statistics", kernel.StatisticsStride), ("y", kernel.Stride));
        OpenSets(writer, sets, "x");
        writer.Line("var sums = NGLanes.Zero;");
        PrintSet(writer, context, sets, (offset, _, rest) => writer.Line($"sums += {context.Masked(Load("xSet", offset), rest)};"));
        writer.Line($"var mean = NGVector.Sum(sums) * {context.Literal(1.0 / sets.Size)};");
        writer.Line("var center = NGVector.Create(mean);");
        writer.Line("var squares = NGLanes.Zero;");
        PrintSet(writer, context, sets, (offset, _, rest) =>
        {
            writer.Line($"var d = {context.Masked($"({Load("xSet", offset)} - center)", rest)};");
            writer.Line($"squares = {MultiplyAdd("d", "d", "squares")};");
        });
        writer.Line("NGUnsafe.Add(ref statisticsRow, set * 2) = mean;");
        writer.Line($"NGUnsafe.Add(ref statisticsRow, set * 2 + 1) = ({s})(1.0 / global::System.Math.Sqrt((double)NGVector.Sum(squares) * {Literals.Of(1.0 / sets.Size, "double")} + {Literals.Of(kernel.Epsilon, "double")}));");
        writer.Close();
        PrintElements(writer, context, sets, ["statisticsRow"], (offset, channel) =>
        {
            writer.Line($"var v = {MultiplyAdd($"({Load("xRow", offset)} - statisticsRow0) * statisticsRow1", Load("weight", channel), Load("bias", channel))};");
            writer.Line(Store(ActivationText.Value(context, kernel.Epilogue, "v"), "yRow", offset));
        });
        CloseRows(writer, context, sets, kernel.Stride, "y");
    }

    public static void Print(CodeWriter writer, KernelContext context, SetNormalizationGradientKernel kernel)
    {
        var (s, sets) = (context.Scalar, kernel.Sets);
        var usesActivated = kernel.Epilogue is not null;
        writer.Summary($"∂x = 1/σ ⊙ (γ ⊙ ∂y − mean(γ ⊙ ∂y) − x̂ ⊙ mean(γ ⊙ ∂y ⊙ x̂)){(usesActivated ? " ⊙ " + ActivationText.Name(kernel.Epilogue!) + "′" : "")}, means over {Describe(sets)}.");
        OpenRows(writer, $"public static void {kernel.Name}(ref {s} dy, ref {s} x, ref {s} weight, ref {s} statistics, ref {s} factors, {(usesActivated ? $"ref {s} activated, " : "")}ref {s} dx, int rowCount)",
            [("dy", kernel.Stride), ("x", kernel.Stride), ("statistics", kernel.StatisticsStride), ("factors", kernel.StatisticsStride), .. usesActivated ? new[] { ("activated", kernel.Stride) } : [], ("dx", kernel.Stride)]);
        OpenSets(writer, sets, "dy", "x");
        writer.Line($"{s} mean = NGUnsafe.Add(ref statisticsRow, set * 2), inverse = NGUnsafe.Add(ref statisticsRow, set * 2 + 1);");
        writer.Line("var center = NGVector.Create(mean);");
        writer.Line("NGLanes sums = NGLanes.Zero, products = NGLanes.Zero;");
        PrintSet(writer, context, sets, (offset, channel, rest) =>
        {
            writer.Line($"var g = {context.Masked($"({Load("dySet", offset)} * {Load("weight", channel)})", rest)};");
            writer.Line("sums += g;");
            writer.Line($"products = {MultiplyAdd("g", context.Masked($"({Load("xSet", offset)} - center)", rest), "products")};");
        });
        writer.Line($"var factor = -NGVector.Sum(products) * inverse * inverse * inverse * {context.Literal(1.0 / sets.Size)};");
        writer.Line("NGUnsafe.Add(ref factorsRow, set * 2) = factor;");
        writer.Line($"NGUnsafe.Add(ref factorsRow, set * 2 + 1) = -NGVector.Sum(sums) * inverse * {context.Literal(1.0 / sets.Size)} - factor * mean;");
        writer.Close();
        PrintElements(writer, context, sets, ["statisticsRow", "factorsRow"], (offset, channel) =>
        {
            writer.Line($"var v = {MultiplyAdd($"{Load("dyRow", offset)} * statisticsRow1", Load("weight", channel), MultiplyAdd(Load("xRow", offset), "factorsRow0", "factorsRow1"))};");
            if (usesActivated)
                writer.Line($"var a = {Load("activatedRow", offset)};");
            writer.Line(Store(ActivationText.Derivative(context, kernel.Epilogue, "v", "a"), "dxRow", offset));
        });
        CloseRows(writer, context, sets, kernel.Stride, "dx");
    }

    public static void Print(CodeWriter writer, KernelContext context, SetNormalizationSumsKernel kernel)
    {
        var (s, sets) = (context.Scalar, kernel.Sets);
        var stride = ChannelRows.StrideOf(sets.Channels);
        writer.Summary($"Σ ∂y and Σ ∂y ⊙ x̂ of {Int(sets.Channels)} channels, with the statistics of {Describe(sets)}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} x, ref {s} statistics, ref {s} sums, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Open(sets.Groups > 1 ? $"for (nuint group = 0; group < {Int(sets.Groups)}; group++)" : "");
        writer.Line($"nuint start = {(sets.Groups > 1 ? $"group * {Int(sets.ChannelsOfSet)}" : "0")};");
        RowLoop.Print(writer, context, sets.ChannelsOfSet, (column, rest) =>
        {
            writer.Line("NGLanes sum = NGLanes.Zero, product = NGLanes.Zero;");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line("// A row by itself, so that rounding does not grow with the batch.");
            writer.Line("NGLanes rowSum = NGLanes.Zero, rowProduct = NGLanes.Zero;");
            writer.Line($"ref var statisticsRow = ref NGUnsafe.Add(ref statistics, row * {Int(kernel.StatisticsStride)});");
            writer.Open(sets.Positions > 1 ? $"for (nuint position = 0; position < {Int(sets.Positions)}; position++)" : "");
            writer.Line($"nuint at = row * {Int(kernel.Stride)}{(sets.Positions > 1 ? $" + position * {Int(sets.Channels)}" : "")} + start{(column == "0" ? "" : " + " + column)};");
            writer.Line($"nuint set = {SetAt(sets)};");
            writer.Line("var g = NGVector.LoadUnsafe(ref dy, at);");
            writer.Line("rowSum += g;");
            writer.Line($"rowProduct = {MultiplyAdd("g", "(NGVector.LoadUnsafe(ref x, at) - NGVector.Create(NGUnsafe.Add(ref statisticsRow, set * 2))) * NGVector.Create(NGUnsafe.Add(ref statisticsRow, set * 2 + 1))", "rowProduct")};");
            writer.Close();
            writer.Line("sum += rowSum;");
            writer.Line("product += rowProduct;");
            writer.Close();
            foreach (var (value, offset) in new[] { ("sum", column), ("product", Plus(column, stride)) })
            {
                var target = offset == "0" ? "start" : "start + " + offset;
                writer.Line(Store(rest == 0 ? value : $"NGVector.ConditionalSelect({context.Mask(rest)}, {value}, {Load("sums", target)})", "sums", target));
            }
        });
        writer.Close();
        writer.Close().Close();
    }

    private static string Describe(NormalizationSets sets) => sets.PerPosition
        ? $"{Int(sets.Channels)} channels" + (sets.Positions == 1 ? "" : $" at each of {Int(sets.Positions)} positions")
        : $"{Int(sets.Groups)} group{(sets.Groups == 1 ? "" : "s")} of {Int(sets.ChannelsOfSet)} channels at {Int(sets.Positions)} position{(sets.Positions == 1 ? "" : "s")}";

    private static void OpenRows(CodeWriter writer, string signature, params (string Name, int Stride)[] rows)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var (name, stride) in rows)
            writer.Line($"ref var {name}Row = ref NGUnsafe.Add(ref {name}, row * {Int(stride)});");
    }

    private static void CloseRows(CodeWriter writer, KernelContext context, NormalizationSets sets, int stride, string target)
    {
        writer.Close();
        RowTail.Print(writer, context, sets.Positions * sets.Channels, stride, target, "rows");
        writer.Close().Close();
    }

    /// <summary>Opens the loop over sets; each of the rows gets a local with Set behind its name, at the set's first element.</summary>
    private static void OpenSets(CodeWriter writer, NormalizationSets sets, params string[] rows)
    {
        writer.Open($"for (nuint set = 0; set < {Int(sets.Count)}; set++)");
        foreach (var row in rows)
            writer.Line($"ref var {row}Set = ref NGUnsafe.Add(ref {row}Row, set * {Int(sets.PerPosition ? sets.Channels : sets.ChannelsOfSet)});");
    }

    /// <summary>All vectors of a set.</summary>
    /// <param name="writer">Where to print.</param>
    /// <param name="context">The scalar's words.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="body">Prints one vector, given its offset in the set, its first channel, and the elements of a partial vector.</param>
    private static void PrintSet(CodeWriter writer, KernelContext context, NormalizationSets sets, Action<string, string, int> body)
    {
        if (sets.PositionsOfSet > 1)
            writer.Open($"for (nuint position = 0; position < {Int(sets.PositionsOfSet * sets.Channels)}; position += {Int(sets.Channels)})");
        RowLoop.Print(writer, context, sets.ChannelsOfSet, (column, rest) => body(
            sets.PositionsOfSet == 1 ? column : column == "0" ? "position" : "position + " + column,
            sets.Groups == 1 ? column : $"set * {Int(sets.ChannelsOfSet)}{(column == "0" ? "" : " + " + column)}",
            rest));
        if (sets.PositionsOfSet > 1)
            writer.Close();
    }

    /// <summary>All elements of a row in order, with the two numbers of their set in vectors.</summary>
    /// <param name="writer">Where to print.</param>
    /// <param name="context">The scalar's words.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="numbers">The rows of numbers, two a set; each gets two locals.</param>
    /// <param name="body">Prints one vector, given its offset in the row and its first channel.</param>
    private static void PrintElements(CodeWriter writer, KernelContext context, NormalizationSets sets, string[] numbers, Action<string, string> body)
    {
        writer.Open(sets.Positions > 1 ? $"for (nuint position = 0; position < {Int(sets.Positions)}; position++)" : "");
        writer.Open(sets.Groups > 1 ? $"for (nuint group = 0; group < {Int(sets.Groups)}; group++)" : "");
        writer.Line($"nuint set = {SetAt(sets)};");
        foreach (var row in numbers)
            writer.Line($"NGLanes {row}0 = NGVector.Create(NGUnsafe.Add(ref {row}, set * 2)), {row}1 = NGVector.Create(NGUnsafe.Add(ref {row}, set * 2 + 1));");
        writer.Line($"nuint channel = {(sets.Groups > 1 ? $"group * {Int(sets.ChannelsOfSet)}" : "0")};");
        writer.Line($"nuint at = {(sets.Positions > 1 ? $"position * {Int(sets.Channels)} + " : "")}channel;");
        RowLoop.Print(writer, context, sets.ChannelsOfSet, (column, _) => body(column == "0" ? "at" : "at + " + column, column == "0" ? "channel" : "channel + " + column));
        writer.Close();
        writer.Close();
    }

    private static string SetAt(NormalizationSets sets) => sets.PerPosition ? (sets.Positions > 1 ? "position" : "0") : sets.Groups > 1 ? "group" : "0";
}
