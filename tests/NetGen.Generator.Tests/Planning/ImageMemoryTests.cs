using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The workspace of networks with branches: between what lives at the same time, less than which is impossible, and a buffer for every tensor.</summary>
public sealed class ImageMemoryTests
{
    public static TheoryData<string, string> Networks { get; } = new()
    {
        { "LeNet-5", "Input(28, 28, 1), Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2), Conv2D(16, 5), Relu, MaxPool2D(2), Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10), Softmax, CrossEntropy" },
        { "residual", "Input(16, 16, 3), Conv2D(8, 3, Padding = Padding.Same), Relu, Mark(\"a\"), Conv2D(8, 3, Padding = Padding.Same), Relu, Conv2D(8, 3, Padding = Padding.Same), Add(\"a\"), Relu, "
            + "Mark(\"b\"), Conv2D(16, 3, Padding = Padding.Same, Stride = 2), Mark(\"main\"), From(\"b\"), Conv2D(16, 1, Stride = 2), Add(\"main\"), GlobalAveragePool2D, Dense(4), Softmax, CrossEntropy" },
        { "inception", "Input(12, 12, 4), Conv2D(8, 3), Relu, Mark(\"x\"), Conv2D(4, 1), Relu, Mark(\"one\"), From(\"x\"), Conv2D(4, 3, Padding = Padding.Same), Relu, Mark(\"three\"), "
            + "From(\"x\"), MaxPool2D(3, Stride = 1, Pad = 1), Conv2D(4, 1), Concat(\"one\", \"three\"), Flatten, Dense(3), MeanSquaredError" },
        { "gate", "Input(12, 12, 4), Conv2D(8, 3), Tanh, Mark(\"x\"), GlobalAveragePool2D, Dense(4), Relu, Dense(8), Sigmoid, Multiply(\"x\"), Flatten, Dense(3), MeanSquaredError" },
        { "pools", "Input(20, 20, 2), MaxPool2D(3, Stride = 2, Pad = 1), AveragePool2D(2), ZeroPad2D(1), Conv2D(3, 3), Relu, Crop2D(1), GlobalMaxPool2D, Dense(2), Softmax, CrossEntropy" },
    };

    [Theory, MemberData(nameof(Networks))]
    public void Workspace_is_near_what_lives_at_the_same_time_and_below_the_naive_sum(string name, string attributes)
    {
        var plan = Planner.Run(PassPipeline.Run(NetworkCompiler.BuildGraph(Declared.Network(attributes), problem => Assert.Fail($"{name}: {problem}"))!));
        foreach (var program in new[] { plan.Prediction, plan.Training! })
        {
            var bound = LargestLiveSum(plan, program);
            Assert.InRange(program.LengthFor(plan.StepSamples), bound, bound + (bound / 4));
            Assert.InRange(program.LengthFor(plan.StepSamples), 1, program.NaiveLengthFor(plan.StepSamples));
        }
        Assert.True(plan.Prediction.LengthFor(plan.MicroBatch) < plan.Prediction.NaiveLengthFor(plan.MicroBatch), "A prediction forgets its layers one by one.");
        Assert.True(plan.Prediction.LengthFor(plan.MicroBatch) <= plan.Training!.LengthFor(plan.MicroBatch));
    }

    /// <summary>The tensors between their first and last use, summed call by call: no arrangement takes less than the largest sum.</summary>
    private static long LargestLiveSum(Plan plan, ProgramPlan program)
    {
        var lives = new Dictionary<int, (int First, int Last)>();
        // Weights that are packed once a batch have memory of their own.
        var others = plan.Graph.Packs.Select(pack => pack.Output).Append(Graph.Input).ToList();
        for (var call = 0; call < program.Calls.Count; call++)
        {
            var operation = program.Calls[call].Operation;
            foreach (var tensor in operation.Reads.Concat(operation.Writes).Where(tensor => !others.Contains(tensor)))
                lives[tensor] = (lives.TryGetValue(tensor, out var life) ? life.First : call, call);
        }
        return Enumerable.Range(0, program.Calls.Count).Max(call => lives
            .Where(life => life.Value.First <= call && call <= life.Value.Last)
            .Sum(life => (plan.Graph.Tensors[life.Key].IsPerSample ? plan.StepSamples : 1L) * RowLayout.StrideOf(plan.Graph.Tensors[life.Key].Shape, plan.Lanes)));
    }
}
