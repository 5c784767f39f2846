using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// ∂x = (Σ over output pixels of ∂y · wᵀ, where the pixel's window lies) ⊙ φ′. Nothing is padded, and a stride costs nothing. Where every
/// pixel has one window of its own it is a product; else what a window gets is added to what was cleared.
/// </summary>
/// <param name="Geometry">The forward convolution.</param>
/// <param name="LeftStride">From sample to sample of ∂y.</param>
/// <param name="OutputStride">From sample to sample of ∂x.</param>
/// <param name="Epilogue">φ, whose derivative is applied; null for none.</param>
internal sealed record ConvolutionGradientKernel(WindowGeometry Geometry, int LeftStride, int OutputStride, ActivationFunction? Epilogue)
    : LoopKernel
{
    public override string Name => "ConvolveInputGradient" + Geometry.Text + Suffix(Epilogue, derivative: true);

    /// <summary>Whether windows neither overlap nor leave anything out.</summary>
    public bool IsProduct => Geometry is { Taps: 1, StrideHeight: 1, StrideWidth: 1, IsDepthwise: false };

    public override Method Lower(Layout layout)
    {
        var window = new ConvolutionWindow(Geometry);
        var dy = layout.Rows("left", Geometry.OutputShape.Dimensions, LeftStride);
        var weights = layout.Once("weights", Geometry.IsDepthwise ? window.WeightSizes : window.TransposedSizes);
        var where = Geometry.IsDepthwise ? "⊙ w, where their windows lie" : IsProduct ? "· wᵀ" : "· wᵀ, where their windows lie";
        var summary = $"∂x[{Geometry.InputShape}] = (Σ over pixels of ∂y[{Geometry.OutputShape}] {where})"
            + (Epilogue is null ? "." : $" ⊙ {PhiOf(Epilogue)}′.");
        return IsProduct ? Product(layout, summary, window, dy, weights) : Added(layout, summary, window, dy, weights);
    }

    private Method Product(Layout layout, string summary, ConvolutionWindow window, BufferArgument dy, BufferArgument weights)
    {
        var end = new ProductEnd(
            layout, Geometry.InputShape.Dimensions, OutputStride, ProductFinish.None, Epilogue, isGradient: true,
            [Line, Pixel, window.ChannelOfColumn]);
        return Method(summary, [dy, weights, .. end.Arguments, RowCount],
            window.OverGroups(
                Over(Row, Rows,
                    ConvolutionWindow.OverPixels(Geometry,
                        Over(Column, window.Stretch,
                            [new Let("sum", end.Start), SumOverFilters(window, dy, weights), .. end.Of(Expr.Of("sum"))])))));
    }

    private Method Added(Layout layout, string summary, ConvolutionWindow window, BufferArgument dy, BufferArgument weights)
    {
        var (width, element) = ((int)Geometry.InputShape.Count, new Variable("element"));
        var (activated, dx) = (layout.Rows("activated", width, OutputStride), layout.Rows("output", width, OutputStride, BufferUse.Update));
        var place = window.InputColumn(dx);
        var added = Geometry.IsDepthwise
            ? Over(Column, window.Filters,
                ConvolutionWindow.OverPixels(Geometry,
                    new Let("g", new Load(window.Output(dy))),
                    window.OverStretches(Set(place, MultiplyAdd(Expr.Of("g"), new Load(window.Weight(weights)), new Load(place))))))
            : window.OverGroups(
                ConvolutionWindow.OverPixels(Geometry,
                    window.OverStretches(
                        Over(Column, window.Stretch, new Let("sum", 0), SumOverFilters(window, dy, weights),
                            Set(place, new Load(place) + Expr.Of("sum"))))));
        return Method(summary, [dy, weights, .. Epilogue is null ? Array.Empty<Argument>() : [activated], dx, RowCount],
            Over(Row, Rows, Epilogue is null ? [added] :
            [
                added,
                // The finished sample is in the first-level cache.
                Over(element, width,
                    Set(dx.Buffer.At(Row, element), Epilogue.Backward(At(dx.Buffer, Row, element), At(activated.Buffer, Row, element)))),
            ]));
    }

    private static Statement SumOverFilters(ConvolutionWindow window, BufferArgument dy, BufferArgument weights) =>
        window.OverFilters(new Set("sum",
            MultiplyAdd(new Load(window.OutputOfK(dy)), new Load(window.Transposed(weights)), Expr.Of("sum"))));
}
