namespace NetGen.Tests.Golden;

/// <summary>
/// A case that theories can list by name: <c>GoldenFile.Layers.Select(c =&gt; c.Name)</c>, then <c>GoldenFile.Layers.Named(name)</c>.
/// </summary>
public interface IGoldenCase
{
    /// <summary>Unique within its file.</summary>
    string Name { get; }
}

/// <summary>A tensor in row-major order; weights are [out, in], those of a convolution [filters, channels/groups, height, width].</summary>
public sealed record GoldenTensor
{
    /// <summary>The sizes.</summary>
    public required int[] Shape { get; init; }

    /// <summary>The elements, as many as the product of the sizes.</summary>
    public required double[] Values { get; init; }

    /// <summary>The elements rounded to float.</summary>
    public float[] ToSingle() => Array.ConvertAll(Values, v => (float)v);
}

/// <summary>A network with its data: what both kinds of network cases have.</summary>
public abstract record NetworkCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The network as NetGen's attributes write it, from top to bottom: <c>Input(5)</c>, <c>Dense(7)</c>, <c>Tanh</c>, …</summary>
    public required string[] Declaration { get; init; }

    /// <summary>The parameters before the first step, by their name in a weight file (<c>dense1.weight</c>).</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> Parameters { get; init; }

    /// <summary>[batch, inputs], of images [batch, height, width, channels].</summary>
    public required GoldenTensor Inputs { get; init; }

    /// <summary>Samples in the batch.</summary>
    public int Batch => Inputs.Shape[0];
}

/// <summary>One forward and backward pass: in layers.json of Dense(7), activation, Dense(4), head; in images.json of what the declaration says.</summary>
public sealed record LayerCase : NetworkCase
{
    /// <summary>Class indices, one per sample; null unless the loss is a cross-entropy or a hinge.</summary>
    public int[]? Labels { get; init; }

    /// <summary>Shaped as the outputs; null where there are labels.</summary>
    public GoldenTensor? Targets { get; init; }

    /// <summary>What the declared network returns, [batch, outputs] or [batch, height, width, channels]: probabilities behind a softmax or sigmoid head.</summary>
    public required GoldenTensor Outputs { get; init; }

    /// <summary>The loss: mean over the batch, or over all elements.</summary>
    public required double Loss { get; init; }

    /// <summary>∂loss/∂parameter, under the names and shapes of the parameters.</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> Gradients { get; init; }
}

/// <summary>What is kept of a large tensor, in row-major order.</summary>
public sealed record GoldenDigest
{
    /// <summary>√Σv².</summary>
    public required double Norm { get; init; }

    /// <summary>The indices of some elements.</summary>
    public required int[] Places { get; init; }

    /// <summary>Those elements.</summary>
    public required double[] Values { get; init; }
}

/// <summary>One forward and backward pass of a classic architecture; its weights, inputs and targets are drawn by name, as golden_classics.py says.</summary>
public sealed record ClassicCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The network as NetGen's attributes write it, from top to bottom.</summary>
    public required string[] Declaration { get; init; }

    /// <summary>Class indices, one per sample; null unless the loss is a cross-entropy.</summary>
    public int[]? Labels { get; init; }

    /// <summary>What the declared network returns, [batch, outputs] or [batch, height, width, channels].</summary>
    public required GoldenDigest Outputs { get; init; }

    /// <summary>The loss: mean over the batch, or over all elements.</summary>
    public required double Loss { get; init; }

    /// <summary>∂loss/∂parameter, by its name and in the order of a weight file.</summary>
    public required IReadOnlyDictionary<string, GoldenDigest> Gradients { get; init; }
}

/// <summary>Full-batch steps of gradient descent on a mean squared error (three; of recurrent layers ten), and the predictions after them. Parameters include running statistics.</summary>
public sealed record NormalizationCase : NetworkCase
{
    /// <summary>[batch, outputs].</summary>
    public required GoldenTensor Targets { get; init; }

    /// <summary>The loss before each step.</summary>
    public required double[] Losses { get; init; }

    /// <summary>∂loss/∂parameter before the first step.</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> Gradients { get; init; }

    /// <summary>Parameters and running statistics after the last step.</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> After { get; init; }

    /// <summary>What torch predicts then, in evaluation mode: [batch, outputs].</summary>
    public required GoldenTensor Outputs { get; init; }
}

/// <summary>Ten full-batch steps of Dense(7), Tanh, Dense(3) with mean squared error.</summary>
public sealed record OptimizerCase : NetworkCase
{
    /// <summary>[batch, outputs].</summary>
    public required GoldenTensor Targets { get; init; }

    /// <summary>η of each step, the declared one unless the name says otherwise.</summary>
    public required double[] LearningRates { get; init; }

    /// <summary>The data term of the loss before each step.</summary>
    public required double[] Losses { get; init; }

    /// <summary>The parameters after some of the steps, by the number of steps taken.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<string, GoldenTensor>> ParametersAfter { get; init; }
}

/// <summary>The learning rate of every step of a training.</summary>
public sealed record ScheduleCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>A network as NetGen's attributes write it, the warm-up and the schedule last.</summary>
    public required string[] Declaration { get; init; }

    /// <summary>Steps in one pass over the data.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Passes of the whole training.</summary>
    public required int Epochs { get; init; }

    /// <summary>η of each step.</summary>
    public required double[] LearningRates { get; init; }
}

/// <summary>The distribution of an initialiser for a weight of [fan_out, fan_in].</summary>
public sealed record InitialiserCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The declared <c>Init</c>.</summary>
    public required Init Init { get; init; }

    /// <summary>The declared <c>InitScale</c>.</summary>
    public required double InitScale { get; init; }

    /// <summary>The slope of the leaky ReLU behind the layer; 0: a ReLU, or none.</summary>
    public required double Slope { get; init; }

    /// <summary>Inputs of one unit.</summary>
    public required int FanIn { get; init; }

    /// <summary>Units.</summary>
    public required int FanOut { get; init; }

    /// <summary>By formula.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>By formula: a of the uniform distribution on (−a, a); null for the normal families.</summary>
    public required double? Bound { get; init; }

    /// <summary>Draws that torch took.</summary>
    public required int Samples { get; init; }

    /// <summary>The mean of torch's draws.</summary>
    public required double SampleMean { get; init; }

    /// <summary>The standard deviation of torch's draws (divided by n).</summary>
    public required double SampleStandardDeviation { get; init; }
}

/// <summary>An image and the same at another size.</summary>
public sealed record ResizeCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>How.</summary>
    public required Resampling Resampling { get; init; }

    /// <summary>[height, width, channels], whole numbers from 0 to 255.</summary>
    public required GoldenTensor Image { get; init; }

    /// <summary>[height, width, channels].</summary>
    public required GoldenTensor Resized { get; init; }
}

/// <summary>What ReduceLROnPlateau makes of some epochs.</summary>
public sealed record PlateauCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Whether the quantity should rise.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>η₀.</summary>
    public required double LearningRate { get; init; }

    /// <summary>What the rate is multiplied by.</summary>
    public required double Factor { get; init; }

    /// <summary>Bad epochs in a row that cost nothing.</summary>
    public required int Patience { get; init; }

    /// <summary>By how much better is better.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether that is a difference.</summary>
    public required bool Absolute { get; init; }

    /// <summary>Epochs after a reduction that are not counted.</summary>
    public required int Cooldown { get; init; }

    /// <summary>The smallest rate.</summary>
    public required double MinRate { get; init; }

    /// <summary>The monitored quantity of each epoch.</summary>
    public required double[] Quantities { get; init; }

    /// <summary>The rate after each epoch.</summary>
    public required double[] LearningRates { get; init; }
}

/// <summary>A network that gives a class to each position.</summary>
public sealed record MapCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The network as attributes.</summary>
    public required string[] Declaration { get; init; }

    /// <summary>By name in a weight file, in torch's order.</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> Parameters { get; init; }

    /// <summary>[samples, positions…, channels].</summary>
    public required GoldenTensor Inputs { get; init; }

    /// <summary>A class for each position of each sample; −1 for one that is ignored.</summary>
    public required int[] Labels { get; init; }

    /// <summary>By class; null for none.</summary>
    public required double[]? ClassWeights { get; init; }

    /// <summary>[samples, positions…, classes].</summary>
    public required GoldenTensor Outputs { get; init; }

    /// <summary>The weighted mean over the positions that count.</summary>
    public required double Loss { get; init; }

    /// <summary>The positions that count.</summary>
    public required int Counted { get; init; }

    /// <summary>Those of them whose likeliest class is the label.</summary>
    public required int Correct { get; init; }

    /// <summary>∂loss/∂parameter, as <see cref="Parameters"/>.</summary>
    public required IReadOnlyDictionary<string, GoldenTensor> Gradients { get; init; }
}

/// <summary>A softmax regression under a class-weighted cross-entropy.</summary>
public sealed record ClassWeightCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Of the labels.</summary>
    public required double Smoothing { get; init; }

    /// <summary>[samples, inputs].</summary>
    public required GoldenTensor Inputs { get; init; }

    /// <summary>A class a sample.</summary>
    public required int[] Labels { get; init; }

    /// <summary>By class.</summary>
    public required double[] ClassWeights { get; init; }

    /// <summary>[classes, inputs].</summary>
    public required GoldenTensor Weight { get; init; }

    /// <summary>[classes].</summary>
    public required GoldenTensor Bias { get; init; }

    /// <summary>The weighted mean.</summary>
    public required double Loss { get; init; }

    /// <summary>∂loss/∂weight.</summary>
    public required GoldenTensor WeightGradient { get; init; }

    /// <summary>∂loss/∂bias.</summary>
    public required GoldenTensor BiasGradient { get; init; }
}

/// <summary>Scores of a classifier and what they are worth.</summary>
public sealed record MetricCase : IGoldenCase
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Their number.</summary>
    public required int Classes { get; init; }

    /// <summary>A class a sample.</summary>
    public required int[] Labels { get; init; }

    /// <summary>[samples, classes].</summary>
    public required double[] Scores { get; init; }

    /// <summary>The share of right predictions.</summary>
    public required double Accuracy { get; init; }

    /// <summary>For k from 1 on, the share of labels among the k highest scores.</summary>
    public required double[] TopK { get; init; }

    /// <summary>By class.</summary>
    public required double[] Precision { get; init; }

    /// <summary>By class.</summary>
    public required double[] Recall { get; init; }

    /// <summary>By class.</summary>
    public required double[] F1 { get; init; }

    /// <summary>Mean over classes.</summary>
    public required double MacroPrecision { get; init; }

    /// <summary>Mean over classes.</summary>
    public required double MacroRecall { get; init; }

    /// <summary>Mean over classes.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean over samples.</summary>
    public required double WeightedF1 { get; init; }

    /// <summary>Of all decisions together.</summary>
    public required double MicroF1 { get; init; }

    /// <summary>One class against the rest, by class; −1 where there are no pairs.</summary>
    public required double[] Areas { get; init; }

    /// <summary>The mean of those that there are.</summary>
    public required double MacroArea { get; init; }
}
