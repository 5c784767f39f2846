using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Where one thread may sum a batch's gradients in place: each is added to once by a micro-batch.</summary>
public class SingleAdditionsTests
{
    [Theory]
    [InlineData("Input(8), Dense(16), Relu, Dense(3), Softmax, CrossEntropy, Adam(0.01)", true)]
    [InlineData("Input(1024), Dense(512), Relu, Dense(10), Softmax, CrossEntropy, Adam(0.01)", true)]
    // A convolution adds to its weights' gradient sample by sample.
    [InlineData("Input(12, 12, 3), Conv2D(4, 3), Relu, Flatten, Dense(3), Softmax, CrossEntropy, Adam(0.01)", false)]
    // Statistics of whole batches: there is one shard.
    [InlineData("Input(8), Dense(16), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Adam(0.01)", false)]
    public void Is_known_of_the_plan(string layers, bool once) =>
        Assert.Equal(once, NetworkCompiler.BuildPlan(Declared.Network(layers))!.AddsOnce);
}
