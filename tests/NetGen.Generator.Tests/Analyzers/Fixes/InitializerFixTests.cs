using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG2 that change an initializer.</summary>
public class InitializerFixTests
{
    [Fact]
    public Task UseHe_keeps_the_distribution_and_drops_the_gain() => FixHarness.AssertFixes<UseHeFix>(
        """
        using NetGen;
        using static NetGen.Init;

        [Network]
        [Input(64)]
        [Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu]
        [Dense(64, Init = XavierUniform, InitScale = 0.9, Bias = false), Relu]
        [Dense(64, Name = "Third", Init = NetGen.Init.LecunUniform /* here */), LeakyRelu]
        [Dense(1), MeanSquaredError]
        public partial class First;

        [Network]
        [Input(64)]
        [Dense(64, Init = {|NG2001:Mine.Choice|}), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Second;

        static class Mine { public const Init Choice = LecunNormal; }
        """,
        """
        using NetGen;
        using static NetGen.Init;

        [Network]
        [Input(64)]
        [Dense(64, Init = Init.HeNormal), Relu]
        [Dense(64, Init = HeUniform, Bias = false), Relu]
        [Dense(64, Name = "Third", Init = NetGen.Init.HeUniform /* here */), LeakyRelu]
        [Dense(1), MeanSquaredError]
        public partial class First;

        [Network]
        [Input(64)]
        [Dense(64, Init = global::NetGen.Init.HeNormal), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Second;

        static class Mine { public const Init Choice = LecunNormal; }
        """);

    [Fact]
    public Task UseXavier_keeps_the_distribution() => Twice.AssertFixes<UseXavierFix>(
        "Input(64), Dense(64, Init = {|NG2002:Init.HeNormal|}), Tanh, Dense(64, InitScale = 1.1, Init = {|NG2002:Init.HeUniform|}), Tanh, Dense(1), MeanSquaredError",
        "Input(64), Dense(64, Init = Init.XavierNormal), Tanh, Dense(64, Init = Init.XavierUniform), Tanh, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceConstantInit_writes_nothing() => Twice.AssertFixes<ReplaceConstantInitFix>(
        "Input(64), Dense(128, Init = {|NG2003:Init.Constant|}, InitScale = 0.1, Bias = false), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy",
        "Input(64), Dense(128, Bias = false), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy");

    [Fact]
    public Task ReplaceLargeInit_writes_nothing() => Twice.AssertFixes<ReplaceLargeInitFix>(
        "Input(500), Dense(500, Init = Init.Normal, InitScale = {|NG2004:1|}), Tanh, Dense(1), MeanSquaredError",
        "Input(500), Dense(500), Tanh, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceSmallInit_writes_nothing() => Twice.AssertFixes<ReplaceSmallInitFix>(
        "Input(100), Dense(64, Init = Init.Normal, InitScale = {|NG2005:0.01|}), Relu, Dense(10), Softmax, CrossEntropy",
        "Input(100), Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task UseLecun_replaces_the_initializer() => Twice.AssertFixes<UseLecunFix>(
        "Input(64), Dense(64, Init = {|NG2006:Init.HeNormal|}), Selu, Dense(1), MeanSquaredError",
        "Input(64), Dense(64, Init = Init.LecunNormal), Selu, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceBiasedInit_writes_nothing() => Twice.AssertFixes<ReplaceBiasedInitFix>(
        "Input(64), Dense(1, Init = {|NG2009:Init.Constant|}, InitScale = 1), MeanSquaredError",
        "Input(64), Dense(1), MeanSquaredError");

    [Fact]
    public Task OpenForgetGate_writes_one() => Twice.AssertFixes<OpenForgetGateFix>(
        "Input(30, 4), Lstm(32, ForgetBias = {|NG2016:0|}, Bidirectional = true), Dense(1), MeanSquaredError, Adam(1e-3), ClipNorm(1)",
        "Input(30, 4), Lstm(32, ForgetBias = 1, Bidirectional = true), Dense(1), MeanSquaredError, Adam(1e-3), ClipNorm(1)");
}
