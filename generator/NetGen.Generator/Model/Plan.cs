using NetGen.Generator.Loops;

namespace NetGen.Generator.Model;

/// <summary>
/// Buffers, kernels and the order of work, down to every offset and tile: what emission prints without deciding anything.
/// Offsets and strides count elements.
/// </summary>
internal sealed record Plan
{
    public required Graph Graph { get; init; }

    /// <summary>Elements of 256 bits, by which memory is laid out whatever the vectors of the kernels are: 8 floats or 4 doubles.</summary>
    public required int Lanes { get; init; }

    /// <summary>Bits of the vectors of the kernels.</summary>
    public required int VectorBits { get; init; }

    /// <summary>
    /// Elements to whole multiples of which rows are padded with zeros: those of a vector, and not fewer than of 256 bits.
    /// </summary>
    public int PaddedLanes => Math.Max(Lanes, VectorLanes);

    /// <summary>Elements of such a vector.</summary>
    public int VectorLanes => VectorBits / 8 / (Graph.Scalar == "double" ? sizeof(double) : sizeof(float));

    /// <summary>Samples that are worked through at a time, so that activations and gradients stay in the cache.</summary>
    public required int MicroBatch { get; init; }

    /// <summary>The most shards of a batch: runs of micro-batches whose gradients are summed apart, so that threads can share
    /// them.</summary>
    public required int LargestShards { get; init; }

    /// <summary>
    /// Whether a micro-batch adds to each gradient once, so that one thread may add all of a batch's to the same memory and have the bits
    /// of shards that were summed apart.
    /// </summary>
    public required bool AddsOnce { get; init; }

    /// <summary>Where each of <see cref="Graph.Parameters"/> lies, by the same index.</summary>
    public required EquatableArray<PlacedParameter> Parameters { get; init; }

    public required int ParameterCount { get; init; }

    /// <summary>Where each of <see cref="Graph.Buffers"/> lies, by the same index: behind the parameters.</summary>
    public required EquatableArray<PlacedParameter> Buffers { get; init; }

    /// <summary>Parameters and buffers.</summary>
    public int StateLength => ParameterCount + Buffers.Sum(buffer => buffer.Length);

    /// <summary>How declared preprocessing goes into weights; null where none is declared.</summary>
    public required FoldingPlan? Folding { get; init; }

    public required ProgramPlan Prediction { get; init; }

    /// <summary>The activations that a run can watch.</summary>
    public required EquatableArray<WatchedActivation> Activations { get; init; }

    /// <summary>The wide weights in panels, of which a trainer has one copy for all threads.</summary>
    public required PackPlan Packs { get; init; }

    /// <summary>Null for a network that only predicts.</summary>
    public required ProgramPlan? Evaluation { get; init; }

    /// <summary>Null for a network that only predicts.</summary>
    public required ProgramPlan? Training { get; init; }

    /// <summary>What runs on a step of a stream; null where there is none.</summary>
    public required ProgramPlan? Streaming { get; init; }

    /// <summary>The stretches of parameters that the optimizer treats alike.</summary>
    public required EquatableArray<UpdateRange> Updates { get; init; }

    /// <summary>What holds of parameters after every update, enforced in this order.</summary>
    public required EquatableArray<ConstraintCall> Constraints { get; init; }

    /// <summary>What a run may override, with the declared values.</summary>
    public required EquatableArray<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>Every kernel once, in the order of first use.</summary>
    public required EquatableArray<Kernel> Kernels { get; init; }

    /// <summary>The loops of those kernels that are nests.</summary>
    public required IReadOnlyDictionary<Kernel, Nest> Nests { get; init; }

    public required long FlopsPerPrediction { get; init; }

    public required long FlopsPerTrainingSample { get; init; }

    public int ScalarSize => Graph.Scalar == "double" ? sizeof(double) : sizeof(float);

    /// <summary>Elements of the workspace that a trainer owns; for steps on whole batches, that of a batch of the declared size.</summary>
    public long TrainingLength => Math.Max(Training?.LengthFor(StepSamples) ?? 0, Evaluation?.LengthFor(MicroBatch) ?? 0);

    /// <summary>Samples that a step works through at a time: a micro-batch, or the whole batch, here of the declared size.</summary>
    public int StepSamples => Training?.Capacity ?? Graph.Facts.BatchSize;
}

/// <summary>A kernel's loops: as they say what is computed, and as they are proved and printed.</summary>
internal sealed record Nest(Method Naive, Method Scheduled);

/// <summary>An activation whose units can stop learning.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="ShownAs">The name under which a prediction shows its values.</param>
/// <param name="Channels">The last axis.</param>
/// <param name="CanDie">Whether it can die; else it saturates.</param>
/// <param name="Low">Values up to this are saturated; 0 where it can die.</param>
/// <param name="High">Values from this on are saturated.</param>
internal sealed record WatchedActivation(string Layer, string ShownAs, int Channels, bool CanDie, double Low, double High);

/// <summary>How a dense weight matrix lies in memory.</summary>
internal enum WeightOrder
{
    /// <summary>Not a matrix: a bias.</summary>
    Vector,

    /// <summary>[in, out]: the forward product broadcasts inputs over rows of outputs.</summary>
    InputMajor,

    /// <summary>[out, in]: the forward product is a dot product; right for few outputs.</summary>
    OutputMajor,

    /// <summary>[kernel height, kernel width, channels per group, filters]: a convolution broadcasts pixels over rows of filters.</summary>
    Window,
}

/// <summary>
/// A parameter in the arena. Extents and strides walk it in the order of weight files.
/// </summary>
internal sealed record PlacedParameter(int Offset, int Length, WeightOrder Order, EquatableArray<int> Extents, EquatableArray<int> Strides);

/// <summary>
/// One program: the kernel calls in order and the place of every tensor it uses. Memory is linear in the samples: what a micro-batch has
/// once comes first, then rows, whose places are multiples of the samples that there is room for.
/// </summary>
/// <param name="Calls">In order of execution.</param>
/// <param name="Places">By tensor index.</param>
/// <param name="FixedLength">Elements of what a micro-batch has once, and of the spare lines.</param>
/// <param name="RowLength">Elements of a sample's rows: the bound from liveness.</param>
/// <param name="NaiveFixedLength">What a buffer for every tensor of a micro-batch, and a spare line for every tensor, would take.</param>
/// <param name="NaiveRowLength">What a row for every tensor of a sample would take.</param>
/// <param name="Capacity">The samples of a micro-batch; null for a whole batch of any size.</param>
/// <param name="LossCall">The index of the loss among the calls; −1 for none.</param>
/// <param name="ReadableAtLoss">The forward tensors that nothing has overwritten when the loss is known: where a NaN can be looked
/// for.</param>
internal sealed record ProgramPlan(
    EquatableArray<PlannedCall> Calls, EquatableArray<TensorPlace?> Places, long FixedLength, long RowLength, long NaiveFixedLength,
        long NaiveRowLength,
    int? Capacity, int LossCall, EquatableArray<int> ReadableAtLoss)
{
    /// <summary>All kernel calls, those of loops once.</summary>
    public IEnumerable<KernelCall> KernelCalls => Calls.SelectMany(call => call.Kernels);

    /// <summary>Elements of workspace for so many samples.</summary>
    public long LengthFor(int samples) => FixedLength + (RowLength * samples);

    /// <summary>The same without sharing.</summary>
    public long NaiveLengthFor(int samples) => NaiveFixedLength + (NaiveRowLength * samples);
}

/// <summary>
/// A tensor in the workspace, at FixedOffset + RowOffset · (samples that there is room for): rows as of <see cref="Planning.RowLayout"/>.
/// </summary>
/// <param name="FixedOffset">The part of the offset that does not depend on the samples.</param>
/// <param name="RowOffset">What is in front of the tensor for each sample.</param>
/// <param name="Width">Elements of a row that mean something.</param>
/// <param name="Stride">From one row to the next.</param>
internal sealed record TensorPlace(long FixedOffset, long RowOffset, int Width, int Stride)
{
    public long OffsetFor(int samples) => FixedOffset + (RowOffset * samples);
}

/// <summary>The layers that can take up the preprocessing, or why there are none.</summary>
/// <param name="Layers">All layers that read the prepared samples.</param>
/// <param name="Obstacle">Why they cannot; null where they can.</param>
internal sealed record FoldingPlan(EquatableArray<FirstLayer> Layers, string? Obstacle)
{
    public static FoldingPlan None(string obstacle) => new(EquatableArray<FirstLayer>.Empty, obstacle);
}

/// <summary>A layer that reads the prepared samples.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Weight">Its weight, by index.</param>
/// <param name="Bias">Its bias, by index; null for none.</param>
/// <param name="Outputs">Units, or filters.</param>
/// <param name="Inputs">What its weights tell apart: features, or channels.</param>
/// <param name="Taps">Positions of a convolution's window.</param>
/// <param name="Groups">Groups of a convolution.</param>
/// <param name="IsPadded">Whether it also reads zeros around the samples.</param>
internal sealed record FirstLayer(string Layer, int Weight, int? Bias, int Outputs, int Inputs, int Taps, int Groups, bool IsPadded);

/// <summary>What a program does next for an operation. A closed family.</summary>
internal abstract record PlannedCall(Operation Operation)
{
    /// <summary>The kernels in the order in which they stand.</summary>
    public abstract IEnumerable<KernelCall> Kernels { get; }
}

/// <summary>A kernel on concrete operands.</summary>
internal sealed record KernelCall(Operation Operation, Kernel Kernel, EquatableArray<Operand> Operands) : PlannedCall(Operation)
{
    public override IEnumerable<KernelCall> Kernels => [this];
}

/// <summary>One kernel where a micro-batch has few samples, another where it has more, which does the same.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Many">The fewest samples of the second.</param>
/// <param name="OfFew">What is called below.</param>
/// <param name="OfMany">What is called from there on.</param>
internal sealed record ByCount(Operation Operation, int Many, KernelCall OfFew, KernelCall OfMany) : PlannedCall(Operation)
{
    public override IEnumerable<KernelCall> Kernels => [OfFew, OfMany];
}

/// <summary>Kernels that are called again for every step of a sequence, whose operands move with the step.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Steps">How often: the step counts from 0.</param>
/// <param name="IsBackwards">Whether it begins with the last step.</param>
/// <param name="Body">What is called at each step.</param>
internal sealed record TimeLoop(Operation Operation, int Steps, bool IsBackwards, EquatableArray<KernelCall> Body) : PlannedCall(Operation)
{
    public override IEnumerable<KernelCall> Kernels => Body;
}

/// <summary>
/// A stretch [Offset, Offset + Length) of parameters with the same decay, penalties and factor of the learning rate; a single tensor where
/// the length of its step follows from its norm.
/// </summary>
internal sealed record UpdateRange(int Offset, int Length, bool Decays, Penalty? Penalty, double RateFactor, bool ByNorm,
    string Description);

/// <summary>What is packed before the micro-batches of a batch.</summary>
/// <param name="Calls">Those that evaluation needs first.</param>
/// <param name="ForEvaluation">How many it needs.</param>
/// <param name="Length">Elements of all panels.</param>
/// <param name="FewestSamples">Smaller batches are trained without.</param>
internal sealed record PackPlan(EquatableArray<KernelCall> Calls, int ForEvaluation, int Length, int FewestSamples);

/// <summary>A kernel that makes a parameter keep its limit after an update.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Parameter">The parameter, by index.</param>
/// <param name="Hyperparameter">The member of <c>Hyperparameters</c> that holds the limit.</param>
internal sealed record ConstraintCall(Kernel Kernel, int Parameter, string Hyperparameter);

/// <summary>A number that a run may set: a member of the generated <c>Hyperparameters</c>.</summary>
/// <param name="Name">The member.</param>
/// <param name="Default">The declared value.</param>
/// <param name="IsInteger">Whether it counts something.</param>
/// <param name="Meaning">The member's documentation.</param>
/// <param name="Domain">What values make sense.</param>
/// <param name="Regularizes">Whether 0 turns a regularization off.</param>
internal sealed record Hyperparameter(string Name, double Default, bool IsInteger, string Meaning, HyperparameterDomain Domain,
    bool Regularizes = false);

internal enum HyperparameterDomain
{
    /// <summary>Above 0.</summary>
    Positive,

    /// <summary>0 or more.</summary>
    NonNegative,

    /// <summary>[0, 1).</summary>
    Fraction,

    /// <summary>[0, 1].</summary>
    Ratio,

    /// <summary>1 or more.</summary>
    AtLeastOne,
}

/// <summary>What a kernel is called with. A closed family.</summary>
internal abstract record Operand;

/// <summary>A tensor in the workspace, from an element on, and from a step on.</summary>
internal sealed record TensorOperand(int Tensor, int Start = 0, StepIndex? At = null) : Operand;

/// <summary>The user's samples and where each row of the micro-batch starts in them; from a step on, where they are sequences.</summary>
internal sealed record InputOperand(StepIndex? At = null) : Operand;

/// <summary>
/// A step of a tensor: Factor · step + Shift, the step being that of the <see cref="TimeLoop"/>.
/// </summary>
/// <param name="Factor">1, −1, or 0 for a step that does not move.</param>
/// <param name="Shift">The step at the loop's step 0.</param>
/// <param name="Elements">Elements from step to step within a row; 0 where a step is a row of each sample
/// (<see cref="Tensor.Steps"/>).</param>
internal sealed record StepIndex(int Factor, int Shift, int Elements = 0)
{
    /// <summary>In a ring of so many steps, counted from the step of the stream on; 0 for none.</summary>
    public int Ring { get; init; }
}

/// <summary>The sines and cosines of the places of a sequence: a table that the class has.</summary>
internal sealed record SinusoidsOperand(int Steps, int Channels) : Operand;

/// <summary>The number of a step, as a number.</summary>
internal sealed record StepOperand(StepIndex At) : Operand;

/// <summary>The user's targets or labels and where each sample of the micro-batch starts in them.</summary>
internal sealed record TargetOperand : Operand;

/// <summary>A parameter, from a step on where it has a row for each.</summary>
internal sealed record ParameterOperand(int Parameter, StepIndex? At = null) : Operand;

/// <summary>Weights in panels, from an element on of those that the trainer has packed.</summary>
internal sealed record PackedOperand(int Offset) : Operand;

/// <summary>A buffer.</summary>
internal sealed record BufferOperand(int Buffer) : Operand;

/// <summary>The gradient of a parameter.</summary>
internal sealed record GradientOperand(int Parameter) : Operand;

/// <summary>The number of rows: the samples of the micro-batch, for each of so many steps.</summary>
internal sealed record RowsOperand(int Steps = 1) : Operand;

/// <summary>
/// A tensor of <see cref="Graph.CarriedRows"/>, of all rows of the batch from the first of the micro-batch on: what the step before left,
/// or what this one leaves.
/// </summary>
internal sealed record CarriedOperand(int Tensor, bool IsAfter) : Operand;

/// <summary>The last place of a ring of so many that something stands at, as a number of the network's scalar.</summary>
internal sealed record LastInRingOperand(int Ring) : Operand;

/// <summary>The loss so far, the count of correct predictions so far, and the factor 1/(samples of the whole batch).</summary>
internal sealed record LossOperand : Operand;

/// <summary>The key of a dropout layer's mask, the index of the first element, and the rate's threshold and scale.</summary>
internal sealed record DropoutOperand(DropoutOperation Operation, int ElementsPerSample) : Operand;
