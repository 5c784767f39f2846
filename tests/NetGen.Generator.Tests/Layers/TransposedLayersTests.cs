using NetGen.Generator.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Layers;

/// <summary>ConvTranspose2D, Permute, SpatialDropout and AlphaDropout: shapes, parameters, diagnostics at the argument, and the signal's laws.</summary>
public class TransposedLayersTests
{
    public static TheoryData<LayerAttribute, int[]> Shapes => new()
    {
        { new ConvTranspose2DAttribute(5, 3), [6, 7, 5] },
        { new ConvTranspose2DAttribute(5, 3) { Stride = 2, Pad = 1, OutputPad = 1 }, [8, 10, 5] },
        { new ConvTranspose2DAttribute(5, 2, 4) { StrideHeight = 1, StrideWidth = 3, Dilation = 2 }, [6, 19, 5] },
        { new ConvTranspose2DAttribute(5, 1) { Pad = 1 }, [2, 3, 5] },
        { new PermuteAttribute(2, 0, 1), [6, 4, 5] },
        { new PermuteAttribute(0, 2, 1), [4, 6, 5] },
        { new SpatialDropoutAttribute(0.2), [4, 5, 6] },
        { new AlphaDropoutAttribute(0.2), [4, 5, 6] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Infer_gives_the_shape_of_PyTorch(LayerAttribute layer, int[] expected) =>
        Assert.Equal(new TensorShape(expected), Specs.GraphOf(new InputAttribute(4, 5, 6), layer).OutputShape);

    [Fact]
    public void Infer_transposed_weights_have_the_inputs_first_in_files()
    {
        var graph = Specs.GraphOf(new InputAttribute(4, 5, 6), new ConvTranspose2DAttribute(8, 3, 2) { Groups = 2 });

        Assert.Equal(["convtranspose2d1.weight 6×4×3×2", "convtranspose2d1.bias 8"], graph.Parameters.Select(parameter => parameter.Name + " " + parameter.Shape));
    }

    [Theory]
    [InlineData("Input(4, 4, 2), ConvTranspose2D({|NG0008:0|}, 3), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, {|NG0008:0|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, {|NG0008:-1|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, Pad = {|NG0008:-1|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, Stride = 2, OutputPad = {|NG0008:2|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, StrideWidth = 3, OutputPad = {|NG0008:1|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, Groups = {|NG1009:2|}), Flatten")]
    [InlineData("Input(4, 4, 2), ConvTranspose2D(3, 3, Pad = {|NG1002:3|}), Flatten")]
    [InlineData("Input(4), {|NG1014:ConvTranspose2D(3, 3)|}")]
    [InlineData("Input(4000, 4000, 2), ConvTranspose2D({|NG1012:30|}, 3, Stride = 3), Flatten")]
    [InlineData("Input(4, 4, 2), {|NG0008:Permute|}, Flatten")]
    [InlineData("Input(4, 4, 2), Permute(0, 1, {|NG0008:1|}), Flatten", false)]
    [InlineData("Input(4, 4, 2), Permute({|NG1014:new[] { 1, 0 }|}), Flatten")]
    [InlineData("Input(4), {|NG1014:SpatialDropout(0.1)|}, Dense(1)")]
    [InlineData("Input(4), AlphaDropout({|NG0008:1|}), Dense(1)")]
    [InlineData("Input(4, 4, 2), SpatialDropout({|NG0008:-0.1|}), Flatten")]
    public async Task Bad_argument_is_reported_where_it_is_written(string marked, bool isAtTheArgument = true)
    {
        if (isAtTheArgument)
            await AnalyzerHarness.AssertReports("using NetGen; [Network, " + marked + ", MeanSquaredError] public partial class Net;");
        else
            Assert.Equal(["NG0008"], (await AnalyzerHarness.Analyze("using NetGen; [Network, " + marked.Replace("{|NG0008:", "").Replace("|}", "") + ", MeanSquaredError] public partial class Net;")).Select(found => found.Id));
    }

    [Fact]
    public void Predict_transposed_convolution_whose_kernels_do_not_overlap_keeps_the_signal_under_LeCun()
    {
        var graph = ResolveInitializers.Run(Specs.GraphOf(
            new InputAttribute(4, 4, 16), new ConvTranspose2DAttribute(16, 2) { Stride = 2, Init = Init.LecunNormal }, new ConvTranspose2DAttribute(8, 2) { Stride = 2, Init = Init.LecunNormal }));
        var signal = SignalPredictor.Predict(graph);

        Assert.Equal(1, signal.Forward[graph.Output].Square, 1e-12);
        // Every pixel reaches the filters of 2×2 pixels, each with variance 1/16.
        Assert.Equal(4 * 8 / 16.0, signal.Gradient[graph.Forward.OfType<ConvolutionOperation>().First().Output], 1e-12);
        Assert.Equal(4 * 8 / 16.0 * 4 * 16 / 16.0, signal.Gradient[Graph.Input], 1e-12);
    }

    [Fact]
    public void Predict_transposed_convolution_counts_the_taps_that_meet_a_pixel()
    {
        var graph = ResolveInitializers.Run(Specs.GraphOf(new InputAttribute(1, 1, 9), new ConvTranspose2DAttribute(3, 3) { Init = Init.Normal, InitScale = 1 }));

        // One pixel: each of the nine outputs has one tap of nine channels.
        Assert.Equal(9, SignalPredictor.Predict(graph).Forward[graph.Output].Square, 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Predict_alpha_dropout_keeps_mean_0_and_variance_1(double rate)
    {
        var signal = SignalPredictor.Predict(Specs.GraphOf(new InputAttribute(9), new AlphaDropoutAttribute(rate)));

        Assert.Equal((1.0, 0.0), (Math.Round(signal.Forward[1].Square, 9), Math.Round(signal.Forward[1].Mean, 9)));
        Assert.InRange(signal.Gradient[0], 0.1, 0.9);
    }

    [Fact]
    public void Predict_permutation_and_spatial_dropout_are_known()
    {
        var graph = Specs.GraphOf(new InputAttribute(4, 4, 5), new PermuteAttribute(2, 1, 0), new SpatialDropoutAttribute(0.2));
        var signal = SignalPredictor.Predict(graph);

        Assert.Equal(1.25, signal.Forward[graph.Output].Square, 1e-12);
        Assert.Equal(1.25, signal.Gradient[Graph.Input], 1e-12);
    }
}
