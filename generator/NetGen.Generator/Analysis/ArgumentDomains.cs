using System.Collections.Concurrent;

namespace NetGen.Generator.Analysis;

/// <summary>One row of the table: the argument of an attribute, how to read it, what it may be.</summary>
/// <param name="Attribute">The attribute, or what several derive from or implement.</param>
/// <param name="Argument">The argument's name.</param>
/// <param name="Value">Reads it.</param>
/// <param name="Domain">What it may be.</param>
/// <param name="Shorthand">The parameter of a shorter constructor that sets it together with others (<c>kernel</c>); null for none.</param>
internal sealed record ArgumentDomain(Type Attribute, string Argument, Func<NetworkItemAttribute, double> Value, Interval Domain,
    string? Shorthand = null);

/// <summary>The domain of every number that can be declared. Arguments are named as they are written: parameters in lower case.</summary>
internal static class ArgumentDomains
{
    public static readonly IReadOnlyList<ArgumentDomain> All =
    [
        Of<InputAttribute>("Min", input => input.Min, Interval.Any.OrUndeclared()),
        Of<InputAttribute>("Max", input => input.Max, Interval.Any.OrUndeclared()),
        Of<InputAttribute>("Mean", input => input.Mean, Interval.Any.OrUndeclared()),
        Of<InputAttribute>("Std", input => input.Std, Interval.NotNegative.OrUndeclared()),

        Of<TokensAttribute>("vocabulary", tokens => tokens.Vocabulary, Interval.AtLeast(1)),
        Of<TokensAttribute>("Steps", tokens => tokens.Steps, Interval.AtLeast(1)),
        Of<EmbeddingAttribute>("width", embedding => embedding.Width, Interval.AtLeast(1)),
        Of<EmbeddingAttribute>("Deviation", embedding => embedding.Deviation, Interval.NotNegative),
        Of<EmbeddingAttribute>("LearningRateFactor", embedding => embedding.LearningRateFactor, Interval.Positive),

        Of<ColumnAttribute>("Hash", column => column.Hash, Interval.AtLeast(0)),
        Of<ColumnAttribute>("Embedding", column => column.Embedding, Interval.AtLeast(0)),
        Of<ColumnAttribute>("ClipMin", column => column.ClipMin, Interval.Any.OrUndeclared()),
        Of<ColumnAttribute>("ClipMax", column => column.ClipMax, Interval.Any.OrUndeclared()),
        Of<ColumnAttribute>("Fill", column => column.Fill, Interval.Any),

        Of<RescaleAttribute>("scale", rescale => rescale.Scale, Interval.Any.OrUndeclared()),
        Of<RescaleAttribute>("shift", rescale => rescale.Shift, Interval.Any),
        Of<RescaleAttribute>("Low", rescale => rescale.Low, Interval.Any),
        Of<RescaleAttribute>("High", rescale => rescale.High, Interval.Any),
        Of<StandardizeAttribute>("Epsilon", standardize => standardize.Epsilon, Interval.NotNegative),
        Of<StandardizeChannelsAttribute>("Epsilon", standardize => standardize.Epsilon, Interval.NotNegative),
        Of<MinMaxAttribute>("Low", range => range.Low, Interval.Any),
        Of<MinMaxAttribute>("High", range => range.High, Interval.Any),
        Of<WhiteningAttribute>("Epsilon", whitening => whitening.Epsilon, Interval.Positive),
        Of<PcaWhitenAttribute>("components", whitening => whitening.Components, Interval.AtLeast(0)),

        Of<RandomFlipAttribute>("probability", flip => flip.Probability, Interval.Share),
        Of<RandomCropAttribute>("pad", crop => crop.Pad, Interval.AtLeast(0)),
        Of<RandomShiftAttribute>("vertical", shift => shift.Vertical, Interval.AtLeast(0), "pixels"),
        Of<RandomShiftAttribute>("horizontal", shift => shift.Horizontal, Interval.AtLeast(0), "pixels"),
        Of<RandomRotateAttribute>("degrees", rotate => rotate.Degrees, Interval.HalfTurn),
        Of<RandomEraseAttribute>("probability", erase => erase.Probability, Interval.Share),
        Of<RandomEraseAttribute>("MinArea", erase => erase.MinArea, Interval.ShareAboveZero),
        Of<RandomEraseAttribute>("MaxArea", erase => erase.MaxArea, Interval.ShareAboveZero),
        Of<RandomEraseAttribute>("Value", erase => erase.Value, Interval.Any),
        Of<GaussianNoiseAttribute>("std", noise => noise.Std, Interval.NotNegative),
        Of<MixupAttribute>("alpha", mixup => mixup.Alpha, Interval.Positive),

        Of<DenseAttribute>("units", dense => dense.Units, Interval.AtLeast(1)),
        Of<WeightedLayerAttribute>("InitScale", layer => layer.InitScale, Interval.Any.OrUndeclared()),
        Of<WeightedLayerAttribute>("BiasInitScale", layer => layer.BiasInitScale, Interval.Any.OrUndeclared()),
        Of<WeightedLayerAttribute>("InitSparsity", layer => layer.InitSparsity, Interval.ShareBelowOne),
        Of<WeightedLayerAttribute>("MaxNorm", layer => layer.MaxNorm, Interval.Positive.OrUndeclared()),
        Of<WeightedLayerAttribute>("L1", layer => layer.L1, Interval.NotNegative.OrUndeclared()),
        Of<WeightedLayerAttribute>("L2", layer => layer.L2, Interval.NotNegative.OrUndeclared()),
        Of<WeightedLayerAttribute>("LearningRateFactor", layer => layer.LearningRateFactor, Interval.Positive),

        Of<RecurrentAttribute>("units", layer => layer.Units, Interval.AtLeast(1)),
        Of<RecurrentAttribute>("Dropout", layer => layer.Dropout, Interval.ShareBelowOne),
        Of<RecurrentAttribute>("RecurrentDropout", layer => layer.RecurrentDropout, Interval.ShareBelowOne),
        Of<RecurrentAttribute>("RecurrentInitScale", layer => layer.RecurrentInitScale, Interval.Any.OrUndeclared()),
        Of<LstmAttribute>("ForgetBias", lstm => lstm.ForgetBias, Interval.Any),
        Of<RepeatVectorAttribute>("steps", repeat => repeat.Steps, Interval.AtLeast(1)),

        Of<Conv2DAttribute>("filters", convolution => convolution.Filters, Interval.AtLeast(1)),
        Of<Conv2DAttribute>("kernelHeight", convolution => convolution.KernelHeight, Interval.AtLeast(1), "kernel"),
        Of<Conv2DAttribute>("kernelWidth", convolution => convolution.KernelWidth, Interval.AtLeast(1), "kernel"),
        Of<Conv2DAttribute>("Stride", convolution => convolution.Stride, Interval.AtLeast(1)),
        Of<Conv2DAttribute>("StrideHeight", convolution => convolution.StrideHeight, Interval.AtLeast(0)),
        Of<Conv2DAttribute>("StrideWidth", convolution => convolution.StrideWidth, Interval.AtLeast(0)),
        Of<Conv2DAttribute>("Dilation", convolution => convolution.Dilation, Interval.AtLeast(1)),
        Of<Conv2DAttribute>("Groups", convolution => convolution.Groups, Interval.AtLeast(1)),
        Of<Conv2DAttribute>("Pad", convolution => convolution.Pad, Interval.AtLeast(-1)),

        Of<ConvTranspose2DAttribute>("filters", convolution => convolution.Filters, Interval.AtLeast(1)),
        Of<ConvTranspose2DAttribute>("kernelHeight", convolution => convolution.KernelHeight, Interval.AtLeast(1), "kernel"),
        Of<ConvTranspose2DAttribute>("kernelWidth", convolution => convolution.KernelWidth, Interval.AtLeast(1), "kernel"),
        Of<ConvTranspose2DAttribute>("Stride", convolution => convolution.Stride, Interval.AtLeast(1)),
        Of<ConvTranspose2DAttribute>("StrideHeight", convolution => convolution.StrideHeight, Interval.AtLeast(0)),
        Of<ConvTranspose2DAttribute>("StrideWidth", convolution => convolution.StrideWidth, Interval.AtLeast(0)),
        Of<ConvTranspose2DAttribute>("Dilation", convolution => convolution.Dilation, Interval.AtLeast(1)),
        Of<ConvTranspose2DAttribute>("Groups", convolution => convolution.Groups, Interval.AtLeast(1)),
        Of<ConvTranspose2DAttribute>("Pad", convolution => convolution.Pad, Interval.AtLeast(0)),
        Of<ConvTranspose2DAttribute>("OutputPad", convolution => convolution.OutputPad, Interval.AtLeast(0)),

        Of<Pool2DAttribute>("height", pool => pool.Height, Interval.AtLeast(1), "size"),
        Of<Pool2DAttribute>("width", pool => pool.Width, Interval.AtLeast(1), "size"),
        Of<Pool2DAttribute>("Stride", pool => pool.Stride, Interval.AtLeast(0)),
        Of<Pool2DAttribute>("Pad", pool => pool.Pad, Interval.AtLeast(0)),

        Of<Conv1DAttribute>("filters", convolution => convolution.Filters, Interval.AtLeast(1)),
        Of<Conv1DAttribute>("kernel", convolution => convolution.Kernel, Interval.AtLeast(1)),
        Of<Conv1DAttribute>("Stride", convolution => convolution.Stride, Interval.AtLeast(1)),
        Of<Conv1DAttribute>("Dilation", convolution => convolution.Dilation, Interval.AtLeast(1)),
        Of<Conv1DAttribute>("Groups", convolution => convolution.Groups, Interval.AtLeast(1)),
        Of<Conv1DAttribute>("Pad", convolution => convolution.Pad, Interval.AtLeast(-1)),

        Of<Pool1DAttribute>("size", pool => pool.Size, Interval.AtLeast(1)),
        Of<Pool1DAttribute>("Stride", pool => pool.Stride, Interval.AtLeast(0)),
        Of<Pool1DAttribute>("Pad", pool => pool.Pad, Interval.AtLeast(0)),

        Of<AttentionAttribute>("heads", attention => attention.Heads, Interval.AtLeast(1)),
        Of<LearnedPositionsAttribute>("Deviation", positions => positions.Deviation, Interval.NotNegative),
        Of<LearnedPositionsAttribute>("LearningRateFactor", positions => positions.LearningRateFactor, Interval.Positive),
        Of<PixelShuffleAttribute>("factor", shuffle => shuffle.Factor, Interval.AtLeast(1)),
        Of<Upsample2DAttribute>("factor", upsample => upsample.Factor, Interval.AtLeast(1)),

        Of<ZeroPad2DAttribute>("top", pad => pad.Top, Interval.AtLeast(0), "all"),
        Of<ZeroPad2DAttribute>("bottom", pad => pad.Bottom, Interval.AtLeast(0), "all"),
        Of<ZeroPad2DAttribute>("left", pad => pad.Left, Interval.AtLeast(0), "all"),
        Of<ZeroPad2DAttribute>("right", pad => pad.Right, Interval.AtLeast(0), "all"),
        Of<Crop2DAttribute>("top", crop => crop.Top, Interval.AtLeast(0), "all"),
        Of<Crop2DAttribute>("bottom", crop => crop.Bottom, Interval.AtLeast(0), "all"),
        Of<Crop2DAttribute>("left", crop => crop.Left, Interval.AtLeast(0), "all"),
        Of<Crop2DAttribute>("right", crop => crop.Right, Interval.AtLeast(0), "all"),

        Of<UseAttribute>("repeat", use => use.Repeat, new Interval(1, 1000, "in [1, 1000]")),

        Of<NormalizationAttribute>("Epsilon", layer => layer.Epsilon, Interval.Positive),
        Of<NormalizationAttribute>("ScaleInitScale", layer => layer.ScaleInitScale, Interval.Any.OrUndeclared()),
        Of<CenteringNormalizationAttribute>("BiasInitScale", layer => layer.BiasInitScale, Interval.Any.OrUndeclared()),
        Of<NormalizationAttribute>("L1", layer => layer.L1, Interval.NotNegative.OrUndeclared()),
        Of<NormalizationAttribute>("L2", layer => layer.L2, Interval.NotNegative.OrUndeclared()),
        Of<NormalizationAttribute>("LearningRateFactor", layer => layer.LearningRateFactor, Interval.Positive),
        Of<GroupNormAttribute>("groups", layer => layer.Groups, Interval.AtLeast(1)),
        Of<BatchNormAttribute>("Momentum", layer => layer.Momentum, Interval.ShareAboveZero),

        Of<DropoutAttribute>("rate", dropout => dropout.Rate, Interval.ShareBelowOne),
        Of<SpatialDropoutAttribute>("rate", dropout => dropout.Rate, Interval.ShareBelowOne),
        Of<AlphaDropoutAttribute>("rate", dropout => dropout.Rate, Interval.ShareBelowOne),
        Of<LeakyReluAttribute>("slope", leaky => leaky.Slope, Interval.ShareBelowOne),
        Of<PReluAttribute>("slope", prelu => prelu.Slope, Interval.ShareBelowOne),
        Of<PReluAttribute>("LearningRateFactor", prelu => prelu.LearningRateFactor, Interval.Positive),
        Of<ScaleAttribute>("start", scale => scale.Start, Interval.Any),
        Of<ScaleAttribute>("LearningRateFactor", scale => scale.LearningRateFactor, Interval.Positive),
        Of<EluAttribute>("alpha", elu => elu.Alpha, Interval.Positive),

        Of<CrossEntropyAttribute>("LabelSmoothing", loss => loss.LabelSmoothing, Interval.ShareBelowOne),
        Of<HuberAttribute>("delta", loss => loss.Delta, Interval.Positive),

        Of<OptimizerAttribute>("learningRate", optimizer => optimizer.LearningRate, Interval.Positive),
        Of<OptimizerAttribute>("WeightDecay", optimizer => optimizer.WeightDecay, Interval.NotNegative),
        Of<SgdAttribute>("Momentum", sgd => sgd.Momentum, Interval.ShareBelowOne),
        Of<IAdam>("Beta1", adam => adam.Beta1, Interval.ShareBelowOne),
        Of<IAdam>("Beta2", adam => adam.Beta2, Interval.ShareBelowOne),
        Of<IAdam>("Epsilon", adam => adam.Epsilon, Interval.Positive),
        Of<NadamAttribute>("MomentumDecay", nadam => nadam.MomentumDecay, Interval.NotNegative),
        Of<RmsPropAttribute>("Alpha", rmsProp => rmsProp.Alpha, Interval.ShareBelowOne),
        Of<RmsPropAttribute>("Epsilon", rmsProp => rmsProp.Epsilon, Interval.Positive),
        Of<RmsPropAttribute>("Momentum", rmsProp => rmsProp.Momentum, Interval.ShareBelowOne),
        Of<AdagradAttribute>("Epsilon", adagrad => adagrad.Epsilon, Interval.Positive),
        Of<AdagradAttribute>("LearningRateDecay", adagrad => adagrad.LearningRateDecay, Interval.NotNegative),
        Of<AdadeltaAttribute>("Rho", adadelta => adadelta.Rho, Interval.ShareBelowOne),
        Of<AdadeltaAttribute>("Epsilon", adadelta => adadelta.Epsilon, Interval.Positive),
        Of<LionAttribute>("Beta1", lion => lion.Beta1, Interval.ShareBelowOne),
        Of<LionAttribute>("Beta2", lion => lion.Beta2, Interval.ShareBelowOne),

        Of<ClipNormAttribute>("norm", clip => clip.Norm, Interval.Positive),
        Of<ClipValueAttribute>("value", clip => clip.Value, Interval.Positive),
        Of<EmaAttribute>("decay", ema => ema.Decay, Interval.ShareBelowOne),

        Of<PenaltyAttribute>("lambda", penalty => penalty.Lambda, Interval.NotNegative),
        Of<ElasticNetAttribute>("l1Ratio", elastic => elastic.L1Ratio, Interval.Share),

        Of<WarmUpAttribute>("steps", warmUp => warmUp.Steps, Interval.AtLeast(1)),
        Of<StepDecayAttribute>("every", decay => decay.Every, Interval.AtLeast(1)),
        Of<StepDecayAttribute>("factor", decay => decay.Factor, Interval.ShareAboveZero),
        Of<MultiStepDecayAttribute>("factor", decay => decay.Factor, Interval.ShareAboveZero),
        Of<ExponentialDecayAttribute>("factor", decay => decay.Factor, Interval.ShareAboveZero),
        Of<InverseTimeDecayAttribute>("rate", decay => decay.Rate, Interval.NotNegative),
        Of<LinearDecayAttribute>("EndFactor", decay => decay.EndFactor, Interval.Share),
        Of<PolynomialDecayAttribute>("power", decay => decay.Power, Interval.Positive),
        Of<PolynomialDecayAttribute>("EndFactor", decay => decay.EndFactor, Interval.Share),
        Of<CosineDecayAttribute>("EndFactor", decay => decay.EndFactor, Interval.Share),
        Of<CosineRestartsAttribute>("period", restarts => restarts.Period, Interval.Positive),
        Of<CosineRestartsAttribute>("Multiplier", restarts => restarts.Multiplier, Interval.AtLeast(1)),
        Of<CosineRestartsAttribute>("EndFactor", restarts => restarts.EndFactor, Interval.Share),
        Of<OneCycleAttribute>("Rise", cycle => cycle.Rise, Interval.ShareBelowOne),
        Of<OneCycleAttribute>("StartDivisor", cycle => cycle.StartDivisor, Interval.AtLeast(1)),
        Of<OneCycleAttribute>("EndDivisor", cycle => cycle.EndDivisor, Interval.AtLeast(1)),
        Of<TriangularAttribute>("factor", triangular => triangular.Factor, Interval.AtLeast(1)),
        Of<TriangularAttribute>("halfCycle", triangular => triangular.HalfCycle, Interval.Positive),
        Of<TriangularAttribute>("CycleFactor", triangular => triangular.CycleFactor, Interval.ShareAboveZero),
        Of<TriangularAttribute>("EpochFactor", triangular => triangular.EpochFactor, Interval.ShareAboveZero),
        Of<ReduceOnPlateauAttribute>("factor", plateau => plateau.Factor, Interval.ShareInside),
        Of<ReduceOnPlateauAttribute>("patience", plateau => plateau.Patience, Interval.AtLeast(0)),
        Of<ReduceOnPlateauAttribute>("Threshold", plateau => plateau.Threshold, Interval.NotNegative),
        Of<ReduceOnPlateauAttribute>("Cooldown", plateau => plateau.Cooldown, Interval.AtLeast(0)),
        Of<ReduceOnPlateauAttribute>("MinRate", plateau => plateau.MinRate, Interval.NotNegative),

        Of<TrainingAttribute>("Epochs", training => training.Epochs, Interval.AtLeast(1)),
        Of<TrainingAttribute>("BatchSize", training => training.BatchSize, Interval.AtLeast(1)),
        Of<TrainingAttribute>("Samples", training => training.Samples, Interval.AtLeast(0)),

        Of<TargetAttribute>("Classes", target => target.Classes, Interval.AtLeast(0)),
        Of<TargetAttribute>("Length", target => target.Length, Interval.AtLeast(0)),
        Of<TargetAttribute>("Min", target => target.Min, Interval.Any.OrUndeclared()),
        Of<TargetAttribute>("Max", target => target.Max, Interval.Any.OrUndeclared()),
    ];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ArgumentDomain>> ByAttribute = new();

    /// <summary>The rows of one attribute, in order.</summary>
    public static IReadOnlyList<ArgumentDomain> Of(Type attribute) =>
        ByAttribute.GetOrAdd(attribute, static type => [.. All.Where(row => row.Attribute.IsAssignableFrom(type))]);

    private static ArgumentDomain Of<T>(string argument, Func<T, double> value, Interval domain, string? shorthand = null) =>
        new(typeof(T), argument, attribute => value((T)(object)attribute), domain, shorthand);
}
