using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>
/// What the kernels of a convolution sum over and where it lies. Taps beside each other that no dilation and no group keeps apart are, with
/// their channels, one stretch of a line of the image, and of the weights; else a tap's channels are.
/// </summary>
internal sealed class ConvolutionWindow(WindowGeometry geometry)
{
    private static readonly Variable Group = new("group");

    /// <summary>What counts the elements of a stretch that one filter sees.</summary>
    public static readonly Variable K = new("k");

    private bool Joins => WindowRun.JoinsTaps(geometry);

    public bool HasGroups => geometry is { Groups: > 1, IsDepthwise: false };

    /// <summary>Elements of a stretch that one filter sees.</summary>
    public int Stretch => WindowRun.LengthOf(geometry);

    /// <summary>Filters of a group; the channels of a depthwise convolution.</summary>
    public int Filters => geometry.IsDepthwise ? geometry.OutputChannels : geometry.FiltersPerGroup;

    /// <summary>A number of a group among those of all groups.</summary>
    private Loops.Index InGroup(Loops.Index index, int perGroup) => HasGroups ? index + (Loops.Index.Of(Group) * perGroup) : index;

    /// <summary>The sizes of x, whose lines hold pixels and channels together.</summary>
    public IReadOnlyList<int> InputSizes => [geometry.InputHeight, geometry.InputWidth * geometry.InputChannels];

    public IReadOnlyList<int> WeightSizes => Joins
        ? [geometry.KernelHeight, Stretch, geometry.OutputChannels]
        : [geometry.KernelHeight, geometry.KernelWidth, geometry.ChannelsPerGroup, geometry.OutputChannels];

    /// <summary>
    /// Those of the weights where each stretch of a window is together for one filter, see <see cref="TransposeKernel"/>.
    /// </summary>
    public IReadOnlyList<int> TransposedSizes => [geometry.Groups, WindowRun.CountOf(geometry), geometry.FiltersPerGroup, Stretch];

    public Statement OverGroups(Statement body) => HasGroups ? Loop.Over(Group, geometry.Groups, body) : body;

    public static Statement OverPixels(WindowGeometry geometry, params Statement[] body) =>
        Loop.Over(LoopKernel.Line, geometry.OutputHeight, Loop.Over(LoopKernel.Pixel, geometry.OutputWidth, body));

    /// <summary>Over the stretches of a window.</summary>
    public Statement OverStretches(params Statement[] body) =>
        Loop.Over(LoopKernel.TapLine, geometry.KernelHeight, Joins ? body : [Loop.Over(LoopKernel.Tap, geometry.KernelWidth, body)]);

    /// <summary>Over all that one filter sees.</summary>
    public Statement OverWindow(params Statement[] body) => OverStretches(geometry.IsDepthwise ? body : [Loop.Over(K, Stretch, body)]);

    /// <summary>The first element of a stretch of the window of an output pixel: line and element of the line.</summary>
    private (Loops.Index Line, Loops.Index Element) Place => (
        (LoopKernel.Line * geometry.StepHeight) + (LoopKernel.TapLine * geometry.Dilation),
        (LoopKernel.Pixel * (geometry.StepWidth * geometry.InputChannels))
            + (Joins ? 0 : LoopKernel.Tap * (geometry.Dilation * geometry.InputChannels)));

    /// <summary>What a filter sees of x.</summary>
    public Access Input(BufferArgument x) => x.Buffer.At(
        LoopKernel.Row, Place.Line, Place.Element + (geometry.IsDepthwise ? LoopKernel.Column : InGroup(K, geometry.ChannelsPerGroup)));

    /// <summary>The same of a row that is one axis, the column counting elements of the stretch.</summary>
    public Access InputColumn(BufferArgument x) => x.Buffer.At(
        LoopKernel.Row, (Place.Line * (geometry.InputWidth * geometry.InputChannels)) + Place.Element + ChannelOfColumn);

    /// <summary>What it is multiplied with.</summary>
    public Access Weight(BufferArgument weights) =>
        geometry.IsDepthwise ? weights.Buffer.At(LoopKernel.TapLine, LoopKernel.Tap, 0, LoopKernel.Column)
        : Joins ? weights.Buffer.At(LoopKernel.TapLine, K, LoopKernel.Column)
        : weights.Buffer.At(LoopKernel.TapLine, LoopKernel.Tap, K, Filter);

    /// <summary>Of one filter k, the columns of a stretch.</summary>
    public Access Transposed(BufferArgument weights) => weights.Buffer.At(
        HasGroups ? Group : 0,
        geometry.Taps == 1 ? 0 : Joins ? LoopKernel.TapLine : (LoopKernel.TapLine * geometry.KernelWidth) + LoopKernel.Tap, K,
        LoopKernel.Column);

    /// <summary>The filter that the column counts.</summary>
    public Loops.Index Filter => InGroup(LoopKernel.Column, geometry.FiltersPerGroup);

    /// <summary>The channel that the column counts.</summary>
    public Loops.Index ChannelOfColumn => InGroup(LoopKernel.Column, geometry.ChannelsPerGroup);

    /// <summary>An element of ∂y: of the filter that the column counts.</summary>
    public Access Output(BufferArgument y) => y.Buffer.At(LoopKernel.Row, LoopKernel.Line, LoopKernel.Pixel, Filter);

    /// <summary>The same of the filter that k counts.</summary>
    public Access OutputOfK(BufferArgument y) =>
        y.Buffer.At(LoopKernel.Row, LoopKernel.Line, LoopKernel.Pixel, InGroup(K, geometry.FiltersPerGroup));

    /// <summary>Over the filters of a group.</summary>
    public Statement OverFilters(params Statement[] body) => Loop.Over(K, geometry.FiltersPerGroup, body);
}
