using NetGen.Data;

namespace NetGen.Training;

/// <summary>
/// What the training loop and the evaluator need of a network: implemented by the generated <c>Trainer</c>, never by hand.
/// Not thread-safe: one trainer is used by one thread at a time.
/// </summary>
/// <typeparam name="T">The network's scalar, float or double.</typeparam>
public interface ITrainer<T> where T : unmanaged
{
    /// <summary>The compiled network: names, shapes, parameters.</summary>
    NetworkSummary Summary { get; }

    /// <summary>The network's parameters, as one span of <see cref="NetworkSummary.ParameterCount"/> values.</summary>
    Span<T> Parameters { get; }

    /// <summary>
    /// All that a prediction depends on: the parameters and, behind them, the running statistics of batch normalisation, as one span of
    /// <see cref="NetworkSummary.StateLength"/> values. What keeps a network's weights keeps this.
    /// </summary>
    Span<T> ParametersAndBuffers => Parameters;

    /// <summary>What the columns and classes of the network's samples are called; kept with its weights.</summary>
    SampleNames Names
    {
        get => SampleNames.None;
        set { }
    }

    /// <summary>η of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>Optimisation steps taken so far. Set only where a training is taken up again, together with <see cref="State"/>.</summary>
    long StepCount { get; set; }

    /// <summary>Chooses, with <see cref="StepCount"/>, the random numbers of a step (dropout masks).</summary>
    ulong Seed { get; set; }

    /// <summary>What the next step depends on beside parameters, step, seed and learning rate: views, not copies.</summary>
    TrainerState<T> State { get; }

    /// <summary>
    /// The threads that share the work of a step, the caller's included, at least 1. The result has the same bits for any number. A trainer
    /// uses no more than it has shards of a batch; one that cannot be divided uses one.
    /// </summary>
    int Threads
    {
        get => 1;
        set => ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
    }

    /// <summary>
    /// How much each class counts in what is learned: steps take the weighted mean Σ w[y]·ℓ / Σ w[y] for the loss; evaluation does not.
    /// Null for 1 each.
    /// </summary>
    /// <exception cref="ArgumentException">The network has no class labels, or another number of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not finite or not above 0.</exception>
    IReadOnlyList<double>? ClassWeights
    {
        get => null;
        set
        {
            if (value is not null)
            {
                throw new ArgumentException($"{Summary.Name} is trained by {Summary.Loss} and has no classes to weight.", nameof(value));
            }
        }
    }

    /// <summary>The probability from which on an answer is yes, where the network answers yes or no.</summary>
    double Threshold => 0.5;

    /// <summary>
    /// The number of samples of the last step whose largest output is the labelled class, or of positions where each has a label; 0 for
    /// networks without class labels.
    /// </summary>
    int CorrectInLastStep { get; }

    /// <summary>The labels of the last step that counted, where each position of a sample has one; else 0: each sample has one.</summary>
    int LabelsInLastStep => 0;

    /// <summary>η that the declared warm-up and schedule give to a step.</summary>
    double ScheduledLearningRate(TrainingTime time);

    /// <summary>
    /// Tells a schedule that watches the training (<see cref="ReduceOnPlateauAttribute"/>) how an epoch went; others do not listen.
    /// </summary>
    /// <param name="quantity">The monitored quantity.</param>
    /// <param name="higherIsBetter">Whether it should rise (an accuracy) or fall (a loss).</param>
    void EndEpoch(double quantity, bool higherIsBetter)
    {
    }

    /// <summary>
    /// Forgets what the rows of the last batches were left with: where the network carries states from window to window
    /// (<see cref="TrainingAttribute.CarryState"/>), the next step begins with zeros, or what was learned. Else there is nothing to forget.
    /// </summary>
    void ResetStates() { }

    /// <summary>Makes room for the states of so many rows, where they are carried: as many as a checkpoint that is taken up has.</summary>
    /// <param name="rows">The rows of a batch.</param>
    void ReserveStates(int rows) { }

    /// <summary>One optimisation step on the rows that the batch names, without copying them.</summary>
    /// <returns>The data term of the loss, mean over the rows, before the step.</returns>
    /// <exception cref="NonFiniteValueException">The loss or a gradient is not finite; the parameters are unchanged.</exception>
    double Step(in Batch<T> batch);

    /// <summary>The gradient of the last mini-batch's mean loss, without penalties, laid out as <see cref="Parameters"/>.</summary>
    ReadOnlySpan<T> Gradients { get; }

    /// <summary>
    /// The gradient of a mini-batch, without a step: it stands in <see cref="Gradients"/>. Dropout drops what the next step would.
    /// </summary>
    /// <returns>The data term of the loss, mean over the rows.</returns>
    /// <exception cref="NonFiniteValueException">The loss or a gradient is not finite.</exception>
    double ComputeGradients(in Batch<T> batch);

    /// <summary>Predicts the rows that the batch names (no dropout) and measures the loss; changes nothing.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="outputs">Receives rows × OutputLength predictions, row-major.</param>
    /// <returns>The data term of the loss, summed over the rows (for element-mean losses: mean over a row's elements, summed over
    /// rows).</returns>
    double Evaluate(in Batch<T> batch, Span<T> outputs);

    /// <summary>Predicts the rows that the batch names, one by one, and shows every layer's output on the way; changes nothing.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="observer">Called for each row, by its place in the batch, and layer, in the order of the layers.</param>
    void Inspect(in Batch<T> batch, LayerObserver<T> observer)
    {
    }

    /// <summary>Fits the declared preprocessing on training data, unless that has been done or a loaded file brought its values.</summary>
    /// <param name="train">Samples that are trained on, and no others.</param>
    void FitPreprocessing(Dataset train) { }

    /// <summary>The same on samples that are streamed.</summary>
    /// <param name="train">Samples that are trained on, and no others.</param>
    /// <param name="cancellation">Ends it, with nothing fitted.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void FitPreprocessing(StreamedDataset train, CancellationToken cancellation) { }

    /// <summary>The declared penalties of the present parameters: Σ λ‖w‖₁ + ½λ‖w‖² over what they cover.</summary>
    double Penalty();
}
