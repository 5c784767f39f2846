using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Placement of parameters and tensors, choice of micro-batch and of update ranges.</summary>
public class PlannerTests
{
    private static Plan PlanOf(string attributes) => Planner.Run(PassPipeline.Run(NetworkCompiler.BuildGraph(Declared.Network(attributes), _ => { })!));

    public static TheoryData<string> Networks =>
    [
        "Input(784), Dense(128), Relu, Dense(10), Softmax, CrossEntropy",
        "Input(7), Dense(130), Tanh, Dropout(0.5), Dense(130), Elu, Dense(3), MeanSquaredError",
        "Input(12, 12, 3), Conv2D(8, 3, Padding = Padding.Same), Relu, Mark(\"a\"), Conv2D(8, 3, Padding = Padding.Same), Add(\"a\"), MaxPool2D(2), Flatten, Dense(4), Softmax, CrossEntropy",
        "Input(8, 8, 3), Conv2D(8, 3), BatchNorm, Relu, Mark(\"a\"), Conv2D(8, 3, Padding = Padding.Same), BatchNorm, Add(\"a\"), Flatten, Dense(4), BatchNorm, Softmax, CrossEntropy",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Tensors_that_live_at_the_same_time_share_no_memory(string attributes)
    {
        var plan = PlanOf(attributes);
        // Weights that are packed once a batch have memory of their own.
        var others = plan.Graph.Packs.Select(pack => pack.Output).Append(Graph.Input).ToList();
        foreach (var program in new[] { plan.Prediction, plan.Evaluation!, plan.Training! })
        {
            var lives = new Dictionary<int, (int First, int Last)>();
            for (var i = 0; i < program.Calls.Count; i++)
            {
                foreach (var tensor in program.Calls[i].Operation.Reads.Concat(program.Calls[i].Operation.Writes).Where(tensor => !others.Contains(tensor)))
                    lives[tensor] = lives.TryGetValue(tensor, out var life) ? (life.First, i) : (i, i);
            }
            foreach (var (a, lifeA) in lives)
            {
                foreach (var (b, lifeB) in lives.Where(next => next.Key > a && lifeA.First <= next.Value.Last && next.Value.First <= lifeA.Last))
                {
                    foreach (var samples in new[] { 1, program.Capacity ?? 7, 1000 })
                    {
                        var (placeA, placeB) = (program.Places[a]!.OffsetFor(samples), program.Places[b]!.OffsetFor(samples));
                        Assert.True(
                            placeA + LengthOf(plan, a, samples) <= placeB || placeB + LengthOf(plan, b, samples) <= placeA,
                            $"{plan.Graph.Tensors[a].Name} and {plan.Graph.Tensors[b].Name} overlap while both live.");
                        Assert.True(placeA + LengthOf(plan, a, samples) <= program.LengthFor(samples));
                    }
                }
            }
            Assert.True(program.LengthFor(plan.MicroBatch) <= program.NaiveLengthFor(plan.MicroBatch));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Rows_start_on_cache_lines_an_odd_number_apart(string attributes)
    {
        var plan = PlanOf(attributes);
        foreach (var place in plan.Training!.Places.OfType<TensorPlace>())
        {
            Assert.Equal(0, place.FixedOffset * plan.ScalarSize % 64);
            Assert.Equal(0, place.RowOffset * plan.ScalarSize % 64);
            Assert.Equal(1, place.Stride * plan.ScalarSize / 64 % 2);
            Assert.True(place.Stride >= place.Width);
        }
    }

    [Fact]
    public void Parameters_lie_without_gaps_weights_first()
    {
        var plan = PlanOf("Input(5), Dense(7), Relu, Dense(3), MeanSquaredError");

        Assert.Equal([0, 56, 35, 63], Offsets(plan));
        Assert.Equal(7 * 5 + 7 + 3 * 7 + 3, plan.ParameterCount);

        static int[] Offsets(Plan plan) => [.. plan.Parameters.Select(parameter => parameter.Offset)];
    }

    [Theory]
    [InlineData("Input(40), Dense(40), Relu, Dense(3), MeanSquaredError", "InputMajor", "OutputMajor")]
    [InlineData("Input(4), Dense(3), Relu, Dense(40), MeanSquaredError", "InputMajor", "InputMajor")]
    public void Weight_order_follows_the_shape(string attributes, string first, string second) =>
        Assert.Equal([first, second], PlanOf(attributes).Parameters.Where(parameter => parameter.Order != WeightOrder.Vector).Select(parameter => parameter.Order.ToString()));

    [Fact]
    public void A_dense_layer_behind_Flatten_is_channels_first_in_files()
    {
        var plan = PlanOf("Input(2, 3, 4), Flatten, Dense(5), MeanSquaredError");

        Assert.Equal([5, 4, 2, 3], plan.Parameters[0].Extents);
        Assert.Equal([1, 5, 60, 20], plan.Parameters[0].Strides);
    }

    [Fact]
    public void Parameters_that_are_treated_alike_are_updated_together()
    {
        var plan = PlanOf("Input(5), Dense(7), Relu, Dense(6, L2 = 0), Relu, Dense(5, Trainable = false), Relu, Dense(3), MeanSquaredError, L2(1e-3)");

        Assert.Equal(
            ["dense1.weight", "dense2.weight", "dense4.weight", "dense1.bias, dense2.bias", "dense4.bias"],
            plan.Updates.Select(range => range.Description));
    }

    [Theory]
    [InlineData("Input(8), Dense(8), MeanSquaredError", 128)]
    [InlineData("Input(64, 64, 3), Conv2D(64, 3), Relu, Flatten, Dense(2), MeanSquaredError", 8)]
    public void Micro_batch_follows_the_size_of_a_sample(string attributes, int expected) => Assert.Equal(expected, PlanOf(attributes).MicroBatch);

    [Fact]
    public void Equal_kernels_are_emitted_once()
    {
        var plan = PlanOf("Input(32), Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(2), MeanSquaredError");

        Assert.Equal(plan.Kernels.Count, plan.Kernels.Select(kernel => kernel.Name).Distinct().Count());
        Assert.Single(plan.Kernels, kernel => kernel is DotKernel { IsGradient: true, Depth: 32 });
    }

    private static long LengthOf(Plan plan, int tensor, int samples) =>
        ((plan.Graph.Tensors[tensor].IsPerSample ? samples : 1L) * RowLayout.StrideOf(plan.Graph.Tensors[tensor].Shape, plan.Lanes)) + RowLayout.LineOf(plan.Lanes);
}
