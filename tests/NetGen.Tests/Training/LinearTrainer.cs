using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>
/// The smallest real trainer: one dense layer y = f(Wx + b) with gradient descent at a constant rate, written out plainly. f is the
/// identity with ½·mean-squared error, the sigmoid with binary cross-entropy or softmax with cross-entropy: in all three the gradient
/// by the pre-activation is (y − t), divided by the outputs where the loss is a mean over elements.
/// </summary>
internal sealed class LinearTrainer<T> : ITrainer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] parameters;
    private readonly T[] gradient;
    private readonly int inputs;
    private readonly int outputs;

    public LinearTrainer(int inputs, int outputs, string loss, int epochs = 1, int batchSize = 1, string name = "Line")
    {
        this.inputs = inputs;
        this.outputs = outputs;
        parameters = new T[(inputs + 1) * outputs];
        gradient = new T[parameters.Length];
        bool classes = loss == "CrossEntropy";
        Summary = Summaries.Dense(inputs, outputs, typeof(T) == typeof(float) ? "float" : "double") with
        {
            Name = name,
            Loss = loss,
            HasClassLabels = classes,
            TargetLength = classes ? 1 : outputs,
            Epochs = epochs,
            BatchSize = batchSize,
        };
    }

    public NetworkSummary Summary { get; }

    public Span<T> Parameters => parameters;

    public ReadOnlySpan<T> Gradients => gradient;

    public double LearningRate { get; set; }

    public long StepCount { get; set; }

    public ulong Seed { get; set; }

    public TrainerState<T> State => new();

    public int CorrectInLastStep { get; private set; }

    /// <summary>The rows of every step, in order.</summary>
    public List<int[]> Seen { get; } = [];

    /// <summary>The first input of every row of every step, in order.</summary>
    public List<T[]> SeenInputs { get; } = [];

    /// <summary>The rate of every step.</summary>
    public List<double> Rates { get; } = [];

    public Func<TrainingTime, double> Schedule { get; init; } = _ => 0.1;

    /// <summary>Called before each step, with its number.</summary>
    public Action<long>? BeforeStep { get; init; }

    /// <summary>Whether steps are recorded.</summary>
    public bool Records { get; init; } = true;

    public double ScheduledLearningRate(TrainingTime time) => Schedule(time);

    public double Step(in Batch<T> batch)
    {
        BeforeStep?.Invoke(StepCount);
        if (Records)
        {
            Record(batch);
        }

        double loss = ComputeGradients(batch);
        // The new weights, in the gradient's place until they are known to be good.
        for (int i = 0; i < parameters.Length; i++)
        {
            gradient[i] = parameters[i] - (T.CreateChecked(LearningRate) * gradient[i]);
            if (!T.IsFinite(gradient[i]))
            {
                NonFinite.Throw(StepCount, "Dense1", "weight", i, double.CreateTruncating(gradient[i]));
            }
        }

        gradient.CopyTo(parameters, 0);
        StepCount++;
        return loss;
    }

    public double ComputeGradients(in Batch<T> batch)
    {
        Span<T> y = stackalloc T[outputs];
        Array.Clear(gradient);
        double loss = 0;
        CorrectInLastStep = 0;
        foreach (int row in batch.Rows)
        {
            ReadOnlySpan<T> x = batch.Inputs.Values.Slice(row * inputs, inputs);
            loss += Forward(batch, row, y);
            for (int o = 0; o < outputs; o++)
            {
                T delta = y[o] - Target(batch, row, o);
                delta /= T.CreateChecked(batch.Rows.Length * (Summary.HasClassLabels ? 1 : outputs));
                for (int i = 0; i < inputs; i++)
                {
                    gradient[(o * inputs) + i] += delta * x[i];
                }

                gradient[(outputs * inputs) + o] += delta;
            }

            if (Summary.HasClassLabels)
            {
                CorrectInLastStep += IndexOfMax(y) == batch.Labels[row] ? 1 : 0;
            }
        }

        if (!double.IsFinite(loss))
        {
            NonFinite.Throw(StepCount, "Dense1", "output", -1, loss);
        }

        return loss / batch.Rows.Length;
    }

    public double Evaluate(in Batch<T> batch, Span<T> predictions)
    {
        double loss = 0;
        for (int i = 0; i < batch.Rows.Length; i++)
        {
            loss += Forward(batch, batch.Rows[i], predictions.Slice(i * outputs, outputs));
        }

        return loss;
    }

    public double Penalty() => 0.25;

    private void Record(in Batch<T> batch)
    {
        int[] rows = batch.Rows.ToArray();
        T[] values = batch.Inputs.Values.ToArray();
        Seen.Add(rows);
        SeenInputs.Add(Array.ConvertAll(rows, row => values[row * inputs]));
        Rates.Add(LearningRate);
    }

    private double Forward(in Batch<T> batch, int row, Span<T> y)
    {
        ReadOnlySpan<T> x = batch.Inputs.Values.Slice(row * inputs, inputs);
        T sum = T.Zero;
        for (int o = 0; o < outputs; o++)
        {
            T z = parameters[(outputs * inputs) + o];
            for (int i = 0; i < inputs; i++)
            {
                z += parameters[(o * inputs) + i] * x[i];
            }

            y[o] = Summary.Loss switch
            {
                "CrossEntropy" => T.Exp(z),
                "BinaryCrossEntropy" => T.One / (T.One + T.Exp(-z)),
                _ => z,
            };
            sum += y[o];
        }

        double loss = 0;
        for (int o = 0; o < outputs; o++)
        {
            y[o] = Summary.HasClassLabels ? y[o] / sum : y[o];
            double p = double.CreateChecked(y[o]);
            double t = double.CreateChecked(Target(batch, row, o));
            loss += Summary.Loss switch
            {
                "CrossEntropy" => t == 0 ? 0 : -Math.Log(p),
                "BinaryCrossEntropy" => ((-t * Math.Log(p)) - ((1 - t) * Math.Log(1 - p))) / outputs,
                _ => 0.5 * (p - t) * (p - t) / outputs,
            };
        }

        return loss;
    }

    private T Target(in Batch<T> batch, int row, int output) =>
        Summary.HasClassLabels ? (batch.Labels[row] == output ? T.One : T.Zero) : batch.Targets[(row * outputs) + output];

    private static int IndexOfMax(ReadOnlySpan<T> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}
