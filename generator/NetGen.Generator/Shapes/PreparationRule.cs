using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// What is declared between the samples and the first layer: numbers that must be as many as the channels, images that must be images.
/// Whitening to principal components gives the first layer another shape than the samples have.
/// </summary>
internal static class PreparationRule
{
    /// <summary>The quantiles that the runtime keeps of a column.</summary>
    private const int Quantiles = 65;

    /// <summary>The same of a table: a sample has the values of its columns, the first layer reads what they become.</summary>
    public static void Apply(TableSpec table, int item, GraphBuilder builder)
    {
        builder.Item = item;
        if (!SizeLimit.Fits(table.Columns.Sum(column => (long)column.EncodedLength))
            || !SizeLimit.Fits(table.Columns.Sum(column => (long)column.Length)))
        {
            builder.Report("NG1012", null, "the columns of the table", SizeLimit.Text);
            return;
        }
        builder.Current = builder.AddTensor("input", new TensorShape(table.EncodedLength));
        builder.Preparation = new InputPreparation
        {
            Shape = new TensorShape(table.Length),
            Preprocessing = new PreprocessingStep[] { new TableStep(table) }.ToEquatableArray(),
            Augmentation = EquatableArray<AugmentationStep>.Empty,
        };
        builder.AddPreparation("Table", Text(table.Columns.Count) + (table.Columns.Count == 1 ? " column" : " columns"), builder.Current);
        var first = AddBuffer("samples", new TensorShape(1), null, builder);
        AddBuffer("center", new TensorShape(table.EncodedLength), null, builder);
        AddBuffer("scale", new TensorShape(table.EncodedLength), null, builder);
        AddBuffer("fill", new TensorShape(table.Length), null, builder);
        if (table.Columns.Count(column => column.HasQuantiles) is > 0 and var columns)
            AddBuffer("quantiles", new TensorShape(columns, Quantiles), null, builder);
        builder.Preparation = builder.Preparation with { FirstBuffer = first };
    }

    /// <summary>Sets the builder's preparation and its first tensor; reports what does not fit.</summary>
    public static void Apply(IReadOnlyList<NetworkItemAttribute?> items, InputAttribute input, GraphBuilder builder)
    {
        var shape = new TensorShape(input.Shape);
        var preprocessing = new List<PreprocessingStep>();
        var augmentation = new List<AugmentationStep>();
        for (var i = 0; i < items.Count; i++)
        {
            builder.Item = i;
            if (items[i] is PreprocessingAttribute step && StepOf(step, input, shape, builder) is { } declared)
                preprocessing.Add(declared);
            else if (items[i] is AugmentationAttribute change && ChangeOf(change, shape, builder) is { } random)
                augmentation.Add(random);
        }

        var read = preprocessing.LastOrDefault() is WhiteningStep { RotatesBack: false } components
            ? new TensorShape(components.Components)
            : shape;
        builder.Current = builder.AddTensor("input", read);
        if (preprocessing.Count + augmentation.Count == 0)
            return;
        builder.Preparation = new InputPreparation
        {
            Shape = shape,
            Preprocessing = preprocessing.ToEquatableArray(),
            Augmentation = augmentation.ToEquatableArray(),
        };
        var raw = read == shape ? builder.Current : builder.AddTensor("sample", shape);
        foreach (var step in preprocessing)
            builder.AddPreparation(step.Name, Describe(step), step is WhiteningStep ? builder.Current : raw);
        if (builder.Preparation.NeedsFitting)
            builder.Preparation =
                builder.Preparation with { FirstBuffer = AddBuffers(shape, preprocessing.LastOrDefault() as WhiteningStep, builder) };
    }

    /// <summary>The places of fitted values, in weight files channels-first.</summary>
    /// <returns>The first of them.</returns>
    private static int AddBuffers(TensorShape shape, WhiteningStep? whitening, GraphBuilder builder)
    {
        var inFiles = shape.Rank == 3 ? new TensorShape(shape.Dimensions[2], shape.Dimensions[0], shape.Dimensions[1]) : shape;
        var first = AddBuffer("samples", new TensorShape(1), null, builder);
        AddBuffer("center", inFiles, shape, builder);
        AddBuffer("scale", inFiles, shape, builder);
        if (whitening is not null)
            AddBuffer("whitening",
                new TensorShape([.. whitening.RotatesBack ? inFiles.Dimensions.ToArray() : [whitening.Components], .. inFiles.Dimensions]),
                shape, builder);
        return first;
    }

    private static int AddBuffer(string name, TensorShape file, TensorShape? memory, GraphBuilder builder) =>
        builder.AddBuffer(new Parameter
        {
            Name = "preprocessing." + name,
            Layer = "preprocessing",
            Member = name,
            Item = builder.Item,
            Shape = file,
            Initializer = new Initializer(Init.Constant, 0, 1, 1, 0, Chosen: false),
            Penalty = null,
            Decays = false,
            Trainable = false,
            FlattenedFrom = memory is { Rank: 3 } ? new Flattened(memory, IsNew: false) : null,
        });

    private static PreprocessingStep? StepOf(PreprocessingAttribute attribute, InputAttribute input, TensorShape shape,
        GraphBuilder builder)
    {
        switch (attribute)
        {
            case RescaleAttribute rescale: return Rescaling(rescale, input, builder);
            case NormalizeAttribute normalize:
                return IsPerChannel(normalize.Mean, "mean", shape, builder) && IsPerChannel(normalize.Std, "std", shape, builder)
                    ? new FixedScalingStep("Normalize", PerChannel(normalize.Mean, normalize.Std),
                        PerChannel([.. normalize.Std.Select(std => 1 / std)], normalize.Mean))
                    : null;
            case StandardizeAttribute standardize:
                return new StandardizationStep("Standardize", ByChannel: false, Divides: true,
                standardize.Epsilon);
            case StandardizeChannelsAttribute standardize:
                return new StandardizationStep("StandardizeChannels", ByChannel: true,
                Divides: true, standardize.Epsilon);
            case SubtractMeanAttribute: return new StandardizationStep("SubtractMean", ByChannel: false, Divides: false, 0);
            case SubtractChannelMeanAttribute: return new StandardizationStep("SubtractChannelMean", ByChannel: true, Divides: false, 0);
            case MinMaxAttribute range: return new RangeStep(range.Low, range.High);
            case WhiteningAttribute whitening: return Whitening(whitening, shape, builder);
            default: throw new ArgumentOutOfRangeException(nameof(attribute), attribute.GetType().Name, "Preprocessing without a rule.");
        }
    }

    private static FixedScalingStep? Rescaling(RescaleAttribute rescale, InputAttribute input, GraphBuilder builder)
    {
        if (!double.IsNaN(rescale.Scale))
        {
            if (builder.IsFinite(rescale.Shift / rescale.Scale))
                return new FixedScalingStep("Rescale", One(-rescale.Shift / rescale.Scale), One(rescale.Scale));
            builder.Report("NG0008", "scale", "scale", "so large that shift/scale is finite as a " + builder.Scalar, Text(rescale.Scale));
            return null;
        }
        if (!(input.Min < input.Max))
        {
            builder.Report("NG0008", null, "scale", "given, or Min and Max declared on Input", "neither");
            return null;
        }
        var scale = (rescale.High - rescale.Low) / (input.Max - input.Min);
        if (!builder.IsFinite(scale) || scale == 0 || !builder.IsFinite(rescale.Low / scale))
        {
            builder.Report("NG0008", null, "The factor (High − Low)/(Max − Min)", "finite and not 0 as a " + builder.Scalar, Text(scale));
            return null;
        }
        return new FixedScalingStep("Rescale", One(input.Min - (rescale.Low / scale)), One(scale));
    }

    private static WhiteningStep? Whitening(WhiteningAttribute whitening, TensorShape shape, GraphBuilder builder)
    {
        var components = whitening is PcaWhitenAttribute { Components: > 0 } pca ? pca.Components : (int)shape.Count;
        if (components > shape.Count)
        {
            builder.Report("NG0008", "components", "components", "at most the number of features, " + Text((int)shape.Count),
                Text(components));
            return null;
        }
        if (!SizeLimit.Fits(shape.Count, shape.Count))
        {
            builder.Report("NG1012", null, "the covariance of " + shape, SizeLimit.Text);
            return null;
        }
        return new WhiteningStep(whitening is PcaWhitenAttribute ? "PcaWhiten" : "ZcaWhiten", components, whitening.Epsilon,
            RotatesBack: whitening is ZcaWhitenAttribute);
    }

    private static AugmentationStep? ChangeOf(AugmentationAttribute attribute, TensorShape shape, GraphBuilder builder)
    {
        if (attribute is GaussianNoiseAttribute noise)
            return new NoiseStep(noise.Std);
        if (attribute is MixupAttribute mixup)
            return new MixupStep(mixup.Alpha);
        if (shape.Rank != 3)
        {
            builder.Report("NG0008", null, "Input",
                "an image (height, width, channels) for " + attribute.GetType().Name.Replace(nameof(Attribute), ""), shape.ToString());
            return null;
        }
        return attribute switch
        {
            RandomFlipAttribute flip => new FlipStep(flip.Probability, flip.Vertical),
            RandomCropAttribute crop => new ShiftStep(crop.Pad, crop.Pad, RepeatsEdge: false),
            RandomShiftAttribute shift => new ShiftStep(shift.Vertical, shift.Horizontal, RepeatsEdge: true),
            RandomRotateAttribute rotate => new RotationStep(rotate.Degrees),
            RandomEraseAttribute erase => new ErasureStep(erase.Probability, erase.MinArea, erase.MaxArea, erase.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute.GetType().Name, "Augmentation without a rule."),
        };
    }

    private static bool IsPerChannel(double[] values, string argument, TensorShape shape, GraphBuilder builder)
    {
        if (values.Length == 1 || values.Length == shape.Width)
            return true;
        builder.Report("NG0008", argument, argument, "one value for all, or one for each channel (" + Text(shape.Width) + ")",
            Text(values.Length) + " values");
        return false;
    }

    /// <summary>As many values as the longer of two lists that are one value or one a channel.</summary>
    private static EquatableArray<double> PerChannel(double[] values, double[] other) =>
        (values.Length == 1 && other.Length > 1 ? [.. Enumerable.Repeat(values[0], other.Length)] : values).ToEquatableArray();

    private static string Describe(PreprocessingStep step) => step switch
    {
        FixedScalingStep scaling =>
            string.Join(", ", scaling.Centers.Zip(scaling.Scales, (center, scale) => "(x − " + Text(center) + ")·" + Text(scale))),
        WhiteningStep whitening => step.Name + (whitening.RotatesBack ? "" : " " + Text(whitening.Components)),
        RangeStep range => "to [" + Text(range.Low) + ", " + Text(range.High) + "]",
        // The others have no numbers before they have seen data.
        _ => step.Name,
    };

    private static EquatableArray<double> One(double value) => new[] { value }.ToEquatableArray();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
