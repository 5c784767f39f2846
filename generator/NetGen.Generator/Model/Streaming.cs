namespace NetGen.Generator.Model;

/// <summary>What a layer is where the steps of a sequence come one at a time. Every layer says it of itself. A closed family.</summary>
internal abstract record StepForm
{
    /// <summary>It works on each step alone, and is this on one.</summary>
    public sealed record Alone(LayerOperation OfOneStep) : StepForm;

    /// <summary>It depends on steps before, or on where it stands: <see cref="Passes.StreamSteps"/> has a rule for it.</summary>
    public sealed record WithPast : StepForm;

    /// <summary>It looks for a sequence's end, which a stream does not have: behind each step it is all that has come.</summary>
    public sealed record Endless : StepForm;

    /// <summary>It needs steps that have not come yet.</summary>
    /// <param name="Reason">Why, behind the layer's name.</param>
    public sealed record Whole(string Reason) : StepForm;
}

/// <summary>What a stream is beside the operations of <see cref="Graph.Streaming"/>.</summary>
/// <param name="Output">The tensor that a step ends in.</param>
/// <param name="Carried">What goes from step to step.</param>
/// <param name="MostSteps">After so many steps a stream has to begin anew; null for any number.</param>
internal sealed record StreamFacts(int Output, EquatableArray<CarriedTensor> Carried, StepLimit? MostSteps);

/// <summary>A tensor that goes from step to step.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Layer">The layer that remembers it.</param>
/// <param name="Name">What it is called in the file of a state.</param>
/// <param name="Shape">Its shape there.</param>
internal sealed record CarriedTensor(int Tensor, string Layer, string Name, TensorShape Shape);

/// <summary>A layer that has something for so many steps only.</summary>
internal sealed record StepLimit(string Layer, int Steps);

/// <summary>Why a network cannot be run step by step.</summary>
/// <param name="Layer">The first layer that cannot.</param>
/// <param name="Item">Its attribute, by index.</param>
/// <param name="Reason">Why, behind the layer's name.</param>
internal sealed record StreamObstacle(string Layer, int Item, string Reason);

/// <summary>
/// The window of a convolution that ends at this step: so many steps, each <see cref="Dilation"/> behind the one before, from a ring of
/// those that came before. What was before the first step is 0.
/// </summary>
internal sealed record PastWindow : Operation
{
    public required int Input { get; init; }

    /// <summary>The window, of taps × channels.</summary>
    public required int Output { get; init; }

    /// <summary>The ring, of <see cref="Length"/> × channels.</summary>
    public required int Past { get; init; }

    public required int Taps { get; init; }

    public required int Dilation { get; init; }

    public required int Channels { get; init; }

    /// <summary>Steps that the ring holds.</summary>
    public int Length => (Taps - 1) * Dilation;

    public override IReadOnlyList<int> Reads => [Input];

    public override IReadOnlyList<int> Writes => [Output, Past];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { Input = tensor(Input), Output = tensor(Output), Past = tensor(Past) };
}

/// <summary>
/// Attention of one step to itself and those before it, whose keys and values lie in a ring of as many steps as declared.
/// </summary>
internal sealed record AttentionStep : Operation
{
    public required AttentionHeads Heads { get; init; }

    /// <summary>Query, key and value of the step.</summary>
    public required int Input { get; init; }

    public required int Output { get; init; }

    /// <summary>Keys and values, of steps × 2 × channels.</summary>
    public required int Past { get; init; }

    /// <summary>How much each head takes of each step in the ring.</summary>
    public required int Weights { get; init; }

    public override IReadOnlyList<int> Reads => [Input];

    public override IReadOnlyList<int> Writes => [Output, Past, Weights];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        Input = tensor(Input),
        Output = tensor(Output),
        Past = tensor(Past),
        Weights = tensor(Weights),
    };
}
