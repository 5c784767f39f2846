using System.Text.Json.Serialization;
using Explorer.Training;
using NetGen;

namespace Explorer.Galleries;

/// <summary>Something that is drawn on the page. What it is called stands in the page's texts, under the gallery's name and its number there.</summary>
[JsonDerivedType(typeof(LinesPicture), "lines")]
[JsonDerivedType(typeof(LayersPicture), "layers")]
[JsonDerivedType(typeof(BarsPicture), "bars")]
[JsonDerivedType(typeof(PointsPicture), "points")]
[JsonDerivedType(typeof(ImagesPicture), "images")]
internal abstract record Picture
{
    /// <summary>Four significant digits: what a picture shows, and no more on the page.</summary>
    public static double? Round(double value) => !double.IsFinite(value) ? null : value == 0 ? 0
        : double.Parse(value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All of them.</summary>
    public static double?[] Round(IEnumerable<double> values) => [.. values.Select(Round)];
}

/// <summary>A line.</summary>
/// <param name="Name">A key of the texts, or what it is called in every language.</param>
/// <param name="X">Where.</param>
/// <param name="Y">How much; null where it is no number.</param>
internal sealed record Series(string Name, double?[] X, double?[] Y)
{
    /// <summary>With 1, 2, 3, … below.</summary>
    public static Series Of(string name, IEnumerable<double> values, int from = 1)
    {
        double?[] y = Picture.Round(values);
        return new Series(name, [.. Enumerable.Range(from, y.Length).Select(x => (double?)x)], y);
    }
}

/// <summary>Lines over a common axis.</summary>
/// <param name="X">A key of the texts for what is below.</param>
/// <param name="Y">A key for what is beside.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LinesPicture(string X, string Y, IReadOnlyList<Series> Lines) : Picture
{
    public bool LogX { get; init; }

    public bool LogY { get; init; }

    /// <summary>A level to compare with; null for none.</summary>
    public double? Mark { get; init; }

    /// <summary>Whether points stand for themselves, without lines between them, and start and end are marked: ways through a plane.</summary>
    public bool IsPath { get; init; }

    /// <summary>Accuracy on other samples by epoch.</summary>
    public static LinesPicture Accuracy(params IReadOnlyList<(string Name, Run Run)> runs) =>
        new("epoch", "accuracy", [.. runs.Select(run => Series.Of(run.Name, run.Run.Epochs.Select(epoch => epoch.ValidationAccuracy!.Value)))]);

    /// <summary>The loss by epoch.</summary>
    public static LinesPicture Loss(params IReadOnlyList<(string Name, Run Run)> runs) =>
        new("epoch", "loss", [.. runs.Select(run => Series.Of(run.Name, run.Run.Epochs.Select(epoch => epoch.TrainLoss)))]) { LogY = true };
}

/// <summary>How the values of each layer are spread, one histogram under the other, with the RMS that was predicted and that was measured.</summary>
internal sealed record LayersPicture(string Name, IReadOnlyList<LayerRow> Layers) : Picture
{
    /// <summary>Of the layers of a kind.</summary>
    public static LayersPicture Of(string name, SignalReport signal, string kind) => new(name, [.. signal.Layers
        .Where(layer => layer.Layer.TrimEnd("0123456789".ToCharArray()) == kind)
        .Select(layer => new LayerRow(layer.Layer, layer.Predicted is { } predicted ? Round(predicted.Low) : null, Round(layer.Rms), Round(layer.Mean),
            Round(layer.FlatShare ?? double.NaN), Round(layer.Values.Low), Round(layer.Values.High), layer.Values.Counts))]);

    /// <summary>Of weights.</summary>
    public static LayersPicture OfWeights(string name, SignalReport signal, string tensor) => new(name, [.. signal.Weights
        .Where(weights => weights.Tensor == tensor)
        .Select(weights => new LayerRow(weights.Tensor, null, Round(weights.Rms), null, null, Round(weights.Values.Low), Round(weights.Values.High), weights.Values.Counts))]);
}

/// <summary>One of them.</summary>
internal sealed record LayerRow(
    string Layer, double? Predicted, double? Rms, double? Mean, double? Flat, double? Low, double? High, IReadOnlyList<long> Counts);

/// <summary>Bars beside each other.</summary>
internal sealed record BarsPicture(string Y, IReadOnlyList<string> Names, double?[] Values) : Picture
{
    /// <summary>A level to compare with; null for none.</summary>
    public double? Mark { get; init; }
}

/// <summary>Points in a plane, with a colour for how good each is where that is known.</summary>
internal sealed record PointsPicture(string X, string Y, IReadOnlyList<Cloud> Clouds) : Picture
{
    public bool LogX { get; init; }

    public bool LogY { get; init; }

    /// <summary>Whether both axes have one scale, so that shapes are what they are.</summary>
    public bool IsSquare { get; init; }

    /// <summary>Whether lines go down from the points: what is tried of one axis alone.</summary>
    public bool HasShadows { get; init; }
}

/// <summary>Points of one kind.</summary>
internal sealed record Cloud(string Name, double?[] X, double?[] Y, double?[]? Score = null);

/// <summary>Colour pictures, 3 bytes a pixel in base64.</summary>
internal sealed record ImagesPicture(int Side, IReadOnlyList<ColourImage> Images) : Picture;

/// <summary>One of them, with the range of the values that its colours were made of.</summary>
internal sealed record ColourImage(string Name, double? Low, double? High, string Pixels);
