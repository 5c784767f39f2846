using NetGen.Tests.Preparation;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Training data on another scale than the network declares is an error where it is far too large, a line of text where it is far too small.</summary>
public sealed class RangeCheckTests
{
    private static readonly NetworkSummary OfBytes = GreyDense.Summary;
    private static readonly NetworkSummary OfUnits = GreyDense.Summary with { InputMax = 1 };

    private static Dataset Floats(float scale) => Dataset.FromArrays([.. Enumerable.Range(0, 36 * 20).Select(i => i % 256 * scale)], new int[20]);

    private static Dataset Bytes() => Dataset.FromArrays([.. Enumerable.Range(0, 36 * 20).Select(i => (byte)i)], new int[20]);

    [Fact]
    public void Bytes_for_a_network_of_numbers_up_to_1_are_refused()
    {
        const string message = "GreyDense declares inputs from 0 to 1; the training data goes from 0 to 255. "
            + "Declare the range that the data has, and Rescale: bytes (of images, of IDX files) are the numbers 0 to 255.";
        Assert.Equal(message, Assert.Throws<DatasetException>(() => RangeCheck.Require(Bytes(), OfUnits)).Message);
        Assert.Equal(message, Assert.Throws<DatasetException>(() => RangeCheck.Require(Floats(1), OfUnits)).Message);
        Assert.Throws<DatasetException>(() => RangeCheck.Require(Floats(-1), OfUnits));
    }

    [Fact]
    public void Numbers_up_to_1_for_a_network_of_bytes_are_worth_a_line() => Assert.Equal(
        "GreyDense declares inputs from 0 to 255; the training data goes from 0 to 1. Data that is scaled already wants its own range declared, and no Rescale.",
        RangeCheck.Require(Floats(1f / 255), OfBytes)?.Text);

    [Fact]
    public void Data_within_or_a_little_outside_its_range_is_data()
    {
        Assert.Null(RangeCheck.Require(Bytes(), OfBytes));
        Assert.Null(RangeCheck.Require(Floats(1f / 255), OfUnits));
        Assert.Null(RangeCheck.Require(Floats(0.1f), OfUnits));
        Assert.Null(RangeCheck.Require(Floats(0.1f), OfBytes));
        Assert.Null(RangeCheck.Require(Bytes(), OfUnits with { InputMin = double.NaN }));
    }

    [Fact]
    public void Fit_says_it_before_the_first_epoch()
    {
        var output = new StringWriter();
        var trainer = new GreyDense.Trainer(new GreyDense(seed: 1));
        using (var printer = new ProgressPrinter(output, inPlace: false, epochs: 1, samplesPerEpoch: 20, TimeProvider.System))
            TrainingLoop.Fit(trainer, Floats(1f / 255), new FitOptions { Epochs = 1 }, 1, printer, TimeProvider.System);
        const string expected = "Unscaled inputs at step 0: the share of the declared range that the inputs fill is 0.00392 (limit 0.01). GreyDense declares inputs from 0 to 255; ";
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
        // Without anything shown, too far is still too far.
        Assert.Throws<DatasetException>(() => new GreyDense(seed: 1).Fit(Floats(1000), new FitOptions { ProgressLine = ProgressLine.Off }));
    }
}
