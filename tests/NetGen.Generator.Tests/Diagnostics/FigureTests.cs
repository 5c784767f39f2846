using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// The figures of each rule's message, all of them and in order, against what is computed here from the numbers of the declaration: at two
/// declarations of other numbers, so that none can be right by chance.
/// </summary>
public partial class FigureTests
{
    /// <summary>|z| from which tanh has a slope below 0.05.</summary>
    private static readonly double Saturates = Math.Atanh(Math.Sqrt(0.95));

    private static readonly (string Id, string Declaration, double[] Figures)[] Cases = [.. All()];

    public static TheoryData<string> Ids => [.. Cases.Select(one => one.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_has_the_figures_of_its_declaration(string id)
    {
        var cases = Cases.Where(one => one.Id == id).ToArray();
        Assert.True(cases.Length > 1, id + " has one case, which may be right by chance");
        foreach (var (_, declaration, expected) in cases)
        {
            var said = Declared.Problems(SourceOf(declaration)).Where(problem => problem.Id == id).ToArray();
            Assert.True(said.Length > 0, $"{id} is not said of {declaration}");
            var message = said[0].ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture);
            var found = NumbersOf(message).ToArray();
            Assert.True(
                found.Length == expected.Length
                    && found.Zip(expected).All(pair => Math.Abs(pair.First.Value - pair.Second) <= 0.6 * pair.First.Unit),
                $"{id}: expected {string.Join(", ", expected)} in '{message}' of {declaration}");
        }
    }

    [Fact]
    public void Every_rule_with_figures_has_a_case() => Assert.Empty(
        RuleCatalog.All.Where(rule => rule.Severity != ProblemSeverity.Hidden && rule.Id != "NG0000" && HasFigures(rule.Id))
            .Select(rule => rule.Id).Except(Cases.Select(one => one.Id)));

    /// <summary>
    /// Whether a number stands in what is said of the page's example; where an analysis of calls says it, its own tests have them.
    /// </summary>
    private static bool HasFigures(string id) => RulePages.ExamplesOf(id).Take(1).Any(example =>
        Declared.Problems(example)
            .Any(problem => problem.Id == id
                && NumbersOf(problem.ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture)).Any()));

    /// <summary>A network of these attributes; what stands behind a line's end is in the file beside it.</summary>
    private static string SourceOf(string declaration) => declaration.Split('\n', 2) is [var attributes, var beside]
        ? $"using NetGen; [Network, {attributes}] public partial class Net\n{beside}"
        : $"using NetGen; [Network, {declaration}] public partial class Net;";

    private static IEnumerable<(string Id, string Declaration, double[] Figures)> All() => [.. OfLayers(), .. OfTables()];

    private static IEnumerable<(string Id, string Declaration, double[] Figures)> OfLayers()
    {
        const string Classes = "Softmax, CrossEntropy", Image = "Relu, Flatten, Dense(1), MeanSquaredError",
            Three = "Dense(3), Softmax, CrossEntropy";
        string Repeat(int times, string layers) => string.Join(", ", Enumerable.Repeat(layers, times));

        foreach (var rate in new[] { -0.5, 1.5 })
            yield return Of("NG0008", Text($"Input(4), Dense(8), Relu, Dropout({rate}), Dense(1), MeanSquaredError"), 0, 1, rate);
        foreach (var parameter in new[] { "string name", "System.IO.TextWriter log, int number" })
            yield return Of("NG0013", $"Input(4), Dense(1), MeanSquaredError\n{{ public Net({parameter}) {{ }} }}", 0, 0);
        foreach (var width in new[] { 16, 24 })
            yield return Of("NG0015", $"Input(4), Dense({width}), Variant(\"Width\", {width}, 32), Relu, {Three}", width);
        foreach (var (pool, kernel) in new[] { (10, 3), (13, 5) })
            yield return Of("NG1002", $"Input(28, 28, 1), Conv2D(8, 3), MaxPool2D({pool}), Conv2D(4, {kernel}), {Image}", kernel, kernel,
                26 / pool, 26 / pool, 28, 28, 1, 26, 26, 8, 26 / pool, 26 / pool, 8);
        foreach (var (height, width, units) in new[] { (28, 28, 10), (5, 6, 7) })
            yield return Of("NG1003", $"Input({height}, {width}, 1), Dense({units}), MeanSquaredError", height, width, units);
        foreach (var (units, a, b, c) in new[] { (96, 4, 4, 8), (50, 5, 2, 6) })
            yield return Of("NG1004", $"Input(32), Dense({units}), Relu, Reshape({a}, {b}, {c}), Conv2D(1, 1), Flatten, MeanSquaredError",
                a, b, c, a * b * c, units, units);
        foreach (var (units, classes) in new[] { (9, 10), (7, 5) })
            yield return Of("NG1005",
                $"Input(64), Dense(32), Relu, Dense({units}), {Classes}, Target(TargetKind.MultiClass, Classes = {classes})", units,
                classes);
        foreach (var (channels, filters) in new[] { (4, 8), (6, 3) })
            yield return Of("NG1006",
                $"Input(8, 8, {channels}), Mark(\"skip\"), Conv2D({filters}, 3, Padding = Padding.Same), Relu, Add(\"skip\"), {Image}", 8,
                8, filters, 8, 8, channels);
        foreach (var (size, pool) in new[] { (7, 2), (10, 3) })
            yield return Of("NG1007", $"Input({size}, {size}, 1), MaxPool2D({pool}), Flatten, Dense(1), MeanSquaredError", pool, pool, pool,
                size, size);
        foreach (var (groups, channels, filters) in new[] { (3, 6, 8), (2, 5, 8) })
            yield return Of("NG1009", $"Input(8, 8, {channels}), Conv2D({filters}, 3, Groups = {groups}), {Image}", groups, channels,
                filters);
        // The filters are at fault, and they are in the message.
        yield return Of("NG1009", "Input(4, 4, 4), ConvTranspose2D(3, 2, Groups = 2), " + Image, 2, 4, 3);
        yield return Of("NG1009", "Input(4, 4, 6), GroupNorm(4), " + Image, 4, 6);
        foreach (var kernel in new[] { 5, 7 })
            yield return Of("NG1010",
                $"Input(2, 2, 8), Conv2D(16, {kernel}, Padding = Padding.Same), Relu, GlobalAveragePool2D, Dense(10), {Classes}",
                100.0 * 4 / (kernel * kernel), kernel, kernel, 2, 2, (kernel * kernel) - 9, kernel * kernel);
        foreach (var (inputs, units) in new[] { (100_000, 100_000), (60_000, 50_000) })
            yield return Of("NG1012", $"Input({inputs}), Dense({units}), MeanSquaredError", units, inputs, (1 << 30) - 1);
        foreach (var size in new[] { 32, 64 })
            yield return Of("NG1013", $"Input(3, {size}, {size}), Conv2D(8, 3), Relu, Flatten, Dense(10), {Classes}", 3, size, size, 3,
                size, size, size, 3);
        foreach (var inputs in new[] { 784, 100 })
            yield return Of("NG1014", $"Input({inputs}), Conv2D(8, 3), {Image}", inputs);
        foreach (var (inputs, units) in new[] { (4, 8), (6, 5) })
            yield return Of("NG1015",
                $"Input({inputs}), Use<Deep>(3, Shared = true), Dense(1), MeanSquaredError\n; [NetworkBlock, Dense({units}), Relu] public class Deep;", units, inputs, units, units);

        foreach (var layers in new[] { 2, 3 })
            yield return Of("NG2001",
                $"Input(64), {Repeat(layers, "Dense(64, Init = Init.XavierUniform), Relu")}, Dense(1), MeanSquaredError", 0, layers,
                Math.Pow(2, -layers / 2.0), Math.Pow(2, -(layers - 1) / 2.0), 1, 1);
        foreach (var (inputs, units) in new[] { (64, 64), (64, 32) })
            yield return Of("NG2002", $"Input({inputs}), Dense({units}, Init = Init.HeNormal), Tanh, Dense(1), MeanSquaredError",
                100 * Beyond(Saturates / Math.Sqrt(2)), 100 * Beyond(Saturates / Xavier(inputs, units)));
        foreach (var (inputs, scale) in new[] { (500, 1.0), (400, 0.5) })
            yield return Of("NG2004",
                Text($"Input({inputs}), Dense({inputs}, Init = Init.Normal, InitScale = {scale}), Tanh, Dense(1), MeanSquaredError"), scale,
                scale * Math.Sqrt(inputs), 100 * Beyond(Saturates / (scale * Math.Sqrt(inputs))), 1, 100 * Beyond(Saturates));
        foreach (var (inputs, scale) in new[] { (100, 0.01), (200, 0.005) })
            yield return Of("NG2005",
                Text($"Input({inputs}), Dense(64, Init = Init.Normal, InitScale = {scale}), Relu, Dense(10), {Classes}"), scale, 2,
                scale * scale * inputs / 2, 1);
        foreach (var (inputs, units, init) in new[] { (64, 64, "HeNormal"), (100, 30, "HeNormal"), (64, 16, "XavierUniform") })
        {
            var variance = init == "HeNormal" ? 2 : 2.0 * inputs / (inputs + units);
            yield return Of("NG2006", $"Input({inputs}), Dense({units}, Init = Init.{init}), Selu, Dense(1), MeanSquaredError", variance, 0,
                1, 1, Math.Sqrt(Mean(z => Math.Pow(Selu(z), 2), Math.Sqrt(variance))));
        }
        foreach (var rate in new[] { 0.1, 0.2 })
            yield return Of("NG2007", Text($"Input(64), Dense(64), Selu, Dropout({rate}), Dense(1), MeanSquaredError"), 1 / (1 - rate));
        foreach (var scale in new[] { 0.1, 0.3 })
            yield return Of("NG2008",
                Text($"Input(64), Dense(64, BiasInit = Init.Normal, BiasInitScale = {scale}), Relu, Dense(1), MeanSquaredError"), scale,
                scale, Math.Sqrt(2 + (scale * scale)));
        foreach (var (inputs, constant) in new[] { (64, 1.0), (30, 0.5) })
            yield return Of("NG2009", Text($"Input({inputs}), Dense(1, Init = Init.Constant, InitScale = {constant}), MeanSquaredError"),
                constant, constant, inputs, constant * inputs);
        foreach (var (inputs, units) in new[] { (64, 64), (64, 192) })
            yield return Of("NG2010", $"Input({inputs}), Dense({units}), Sigmoid, Dense(10), {Classes}", 0.5,
                Math.Sqrt(Mean(z => Math.Pow(Sigmoid(z) * (1 - Sigmoid(z)), 2), Xavier(inputs, units))));
        foreach (var units in new[] { 64, 20 })
            yield return Of("NG2011", $"Input(64), Dense({units}), Softmax, Dense(10), {Classes}", units, 1, 1.0 / units);
        foreach (var (first, second) in new[] { (64, 10), (32, 5) })
            yield return Of("NG2012", $"Input(64), Dense(64), Relu, Dense({first}), Dense({second}), {Classes}", Math.Min(first, second));
        foreach (var units in new[] { 2, 3 })
            yield return Of("NG2014", $"Input(2), Dense({units}), Relu, Dense(1), Sigmoid, BinaryCrossEntropy", 100 * Math.Pow(2, -units),
                units);

        foreach (var units in new[] { 128, 30 })
        {
            yield return Of("NG2003", $"Input(64), Dense({units}, Init = Init.Zeros), Relu, Dense(10), {Classes}", 0);
            yield return Of("NG2013", $"Input(64), Dense({units}), Relu, Relu, Dense(10), {Classes}", 0);
            yield return Of("NG6006", $"Input(20), Dense({units}), Relu, {Three}, Sgd(0.01, Nesterov = true)", 0.9);
        }

        foreach (var inputs in new[] { 8, 5 })
        {
            yield return Of("NG3001", $"Input({inputs}), Dense(16), Relu, Dense(1), {Classes}", 1, 1, 1, 0);
            yield return Of("NG3007", $"Input({inputs}), Dense(16), Relu, Dense(1), Sigmoid, MeanSquaredError, Target(TargetKind.Binary)",
                0.25, 0);
            yield return Of("NG3009", $"Input({inputs}), Dense(16), Relu, Dense(1), Relu, MeanSquaredError", 50, 0);
            yield return Of("NG3004", $"Input({inputs}), Dense(3), CrossEntropy", 1);
        }
        foreach (var classes in new[] { 3, 5 })
        {
            yield return Of("NG3005", $"Input(8), Dense({classes}), Sigmoid, CrossEntropy", classes, 1, 1);
            yield return Of("NG3006", $"Input(8), Dense({classes}), {Classes}, Target(TargetKind.MultiLabel)", 1, classes);
            yield return Of("NG3010",
                $"Input(8), Dense(16), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiClass, Classes = {classes})",
                classes);
        }
        foreach (var (least, most) in new[] { (-5, 5), (-3, 7) })
        {
            yield return Of("NG3008",
                $"Input(8), Target(TargetKind.Regression, Min = {least}, Max = {most}), Dense(16), Relu, Dense(1), Tanh, MeanSquaredError",
                -1, 1, least, most);
            yield return Of("NG3012", $"Input(8), Dense(16), Relu, Dense(1), Exp, Poisson, Target(TargetKind.Regression, Min = {least})",
                least);
        }
        foreach (var rate in new[] { 0.5, 0.25 })
            yield return Of("NG3013", Text($"Input(8), Dense(16), Relu, Dense(1), Dropout({rate}), MeanSquaredError"), 100 * rate, 0);
        foreach (var (units, scale) in new[] { (64, 0.5), (100, 0.7) })
        {
            // Relu behind HeNormal hands on a mean square of 1.
            var deviation = scale * Math.Sqrt(units);
            string Wide(int outputs, string loss) =>
                Text($"Input(100), Dense({units}), Relu, Dense({outputs}, Init = Init.Normal, InitScale = {scale}), {loss}");
            // ln(e^a + e^b) is a and softplus(b − a).
            yield return Of("NG3015", Wide(2, Classes), Mean(Softplus, deviation * Math.Sqrt(2)), 2, Math.Log(2), deviation);
            yield return Of("NG3015", Wide(1, "Sigmoid, BinaryCrossEntropy"), Mean(Softplus, deviation), 2, Math.Log(2), deviation);
            yield return Of("NG3015", Wide(4, "Hinge"), 3 * Mean(z => Math.Max(0, 1 + z), deviation * Math.Sqrt(2)), 3, deviation);
            yield return Of("NG3015", Wide(1, "MeanSquaredError, Target(TargetKind.Regression, Min = 0, Max = 1)"),
                (1.0 / 12) + 0.25 + (deviation * deviation), deviation);
        }
        foreach (var units in new[] { 16, 30 })
            yield return Of("NG3017", $"Input(8), Dense({units}), Relu, Dense(2), {Classes}", units + 1);

        foreach (var units in new[] { 64, 24 })
        {
            yield return Of("NG4001", $"Input(20), Dense({units}), BatchNorm, Relu, {Three}", units);
            yield return Of("NG4002",
                $"Input(20), Dense({units}, Bias = false), BatchNorm, Relu, {Three}, Training(Epochs = 10, BatchSize = 1)", 1, units, 0);
            yield return Of("NG4006", $"Input(20), Dense({units}, Bias = false), BatchNorm, BatchNorm, Relu, {Three}", 2 * units);
            yield return Of("NG5011", $"Input(20), Dense({units}, PenalizeBias = true), Relu, {Three}, Sgd(0.1), L2(1e-4)", units);
        }
        foreach (var rate in new[] { 0.5, 0.2 })
            yield return Of("NG4003",
                Text($"Input(20), Dense(64), Relu, Dropout({rate}), Dense(64, Bias = false), BatchNorm, Relu, {Three}"), 1 / (1 - rate));
        foreach (var momentum in new[] { 0.9, 0.95 })
            yield return Of("NG4004", Text($"Input(20), Dense(64, Bias = false), BatchNorm(Momentum = {momentum}), Relu, {Three}"),
                momentum, (2 - momentum) / momentum, momentum, 1 - momentum);
        foreach (var filters in new[] { 6, 10 })
            yield return Of("NG4005", $"Input(28, 28, 1), Conv2D({filters}, 5), Relu, MaxPool2D(2), Flatten, Dense(10), {Classes}",
                24 * 24 * filters, 12 * 12 * filters);

        foreach (var (units, rate) in new[] { (128, 0.9), (50, 0.95) })
            yield return Of("NG5002", Text($"Input(20), Dense({units}), Relu, Dropout({rate}), {Three}"), 100 * (1 - rate), units, 0.2,
                0.5);
        foreach (var (first, second) in new[] { (0.2, 0.25), (0.3, 0.5) })
            yield return Of("NG5004", Text($"Input(20), Dense(128), Relu, Dropout({first}), Dropout({second}), {Three}"),
                1 - ((1 - first) * (1 - second)), 1, 1, first, 1, second);
        foreach (var (pool, rate) in new[] { (2, 0.25), (2, 0.5) })
            yield return Of("NG5005",
                Text($"Input(28, 28, 1), Conv2D(16, 3), Dropout({rate}), MaxPool2D({pool}), Relu, Flatten, Dense(10), {Classes}"),
                pool * pool, 100 * (1 - Math.Pow(rate, pool * pool)));
        foreach (var rate in new[] { 0.5, 0.6 })
            yield return Of("NG5006", Text($"Input(20), Dense(2), Tanh, Dropout({rate}), Dense(1), Sigmoid, BinaryCrossEntropy"),
                100 * rate * rate);
        // Of two layers the end is where λ = d/(eᵐ + 2), d the norm of the inputs.
        foreach (var inputs in new[] { 20, 30 })
        {
            yield return Of("NG5007", Text($"Input({inputs}), Dense(64), Relu, {Three}, Sgd(0.1), L2(2)"), 2, 2, Math.Sqrt(inputs) / 3);
            yield return Of("NG5007", Text($"Input({inputs}), Dense(64), Relu, {Three}, Sgd(0.1), L2(1)"), 1, 2,
                1 - (2 / Math.Sqrt(inputs)), 1e-5, 1e-3);
        }
        foreach (var (penalty, decay) in new[] { (1e-4, 0.01), (2e-4, 0.05) })
        {
            yield return Of("NG5008", Text($"Input(20), Dense(64), Relu, {Three}, Adam(1e-3), L2({penalty})"), penalty);
            yield return Of("NG5010", Text($"Input(20), Dense(64), Relu, {Three}, AdamW(1e-3, WeightDecay = {decay}), L2({penalty})"), 0,
                penalty, decay);
        }
        foreach (var norm in new[] { 0.5, 0.25 })
            yield return Of("NG5014", Text($"Input(20), Dense(64, MaxNorm = {norm}), Relu, Dropout(0.5), {Three}"), norm, Math.Sqrt(2), 3,
                4);
        foreach (var (smoothing, classes) in new[] { (0.6, 3), (0.5, 4) })
            yield return Of("NG5015",
                Text($"Input(20), Dense(64), Relu, Dense({classes}), Softmax, CrossEntropy(LabelSmoothing = {smoothing})"), smoothing,
                classes, 1 - smoothing + (smoothing / classes), smoothing / classes, 0.1);

        foreach (var (inputs, rate) in new[] { (200, 0.1), (50, 0.2) })
        {
            var (first, second) = (Math.Sqrt(2.0 / inputs), Math.Sqrt(2.0 / (64 + 3)));
            var moved = (rate / first) + (rate / second);
            yield return Of("NG6002", Text($"Input({inputs}), Dense(64), Relu, {Three}, Adam({rate})"), rate, rate, Math.Min(first, second),
                moved, 0.1 * rate / moved);
        }
        foreach (var (inputs, units) in new[] { (20, 64), (50, 30) })
        {
            // Relu behind HeNormal hands on a mean square of 1; the gradient of a hidden unit is its weight, of variance 2 / (units + 1),
            // half of the time.
            var gradient = 1.0 / (units + 1);
            var equal = units + (units * Math.Sqrt(gradient) * inputs);
            var descent = 0.15 * 2 * (units + (units * gradient * inputs));
            string Slow(string optimizer) => $"Input({inputs}), Dense({units}), Relu, Dense(1), MeanSquaredError, {optimizer}";
            yield return Of("NG6003", Slow("Adam(1e-7)"), 1e-7, 10_000, 1e-3 * equal, 10, 1e-7 * 200 / (1e-3 * equal));
            yield return Of("NG6003", Slow("Sgd(1e-7)"), 1e-7, 10_000, 1e-3 * descent, 10, 1e-7 * 200 / (1e-3 * descent));
            yield return Of("NG6003", Slow("Sgd(1e-6, Momentum = 0.5), Training(Epochs = 10, BatchSize = 10, Samples = 300)"), 1e-6, 300,
                6e-4 * descent, 10, 1e-6 * 200 / (6e-4 * descent));
        }
        foreach (var (every, epochs) in new[] { (30, 20), (15, 12) })
            yield return Of("NG6004",
                $"Input(20), Dense(64), Relu, {Three}, Adam(1e-3), StepDecay(every: {every}, factor: 0.1), Training(Epochs = {epochs})",
                every, epochs);
        foreach (var (factor, epochs) in new[] { (0.5, 100), (0.3, 80) })
        {
            var first = (int)Math.Floor(Math.Log(1e-6) / Math.Log(factor)) + 1;
            yield return Of("NG6005",
                Text($"Input(20), Dense(64), Relu, {Three}, Adam(1e-3), ExponentialDecay({factor}), Training(Epochs = {epochs})"),
                Math.Pow(factor, first), first, epochs);
        }
        foreach (var epsilon in new[] { 0.1, 0.2 })
            yield return Of("NG6007", Text($"Input(20), Dense(64), Relu, {Three}, Adam(1e-3, Epsilon = {epsilon})"), epsilon, 1,
                1 / epsilon);
        foreach (var (epochs, batch) in new[] { (5, 512), (3, 700) })
            yield return Of("NG6008",
                $"Input(20), Dense(64), Relu, {Three}, Training(Epochs = {epochs}, BatchSize = {batch}, Samples = 2000)", epochs,
                (2000 + batch - 1) / batch, epochs * ((2000 + batch - 1) / batch));
        foreach (var (layers, scale) in new[] { (8, 0.3), (9, 0.28) })
        {
            var wide = $"Input(100), {Repeat(layers, Text($"Dense(100, Init = Init.Normal, InitScale = {scale}), Relu"))}, Dense(10), {Classes}, Sgd(0.01)";
            var growth = scale * Math.Sqrt(100 / 2.0);
            yield return Of("NG6009", wide, Math.Pow(growth, layers));
            yield return Of("NG8003", wide + ", ClipNorm(1)", Math.Pow(growth, layers), Math.Pow(growth, layers - 1));
        }
        foreach (var (rate, decay) in new[] { (0.5, 3.0), (0.25, 6.0) })
            yield return Of("NG6010", Text($"Input(20), Dense(64), Relu, {Three}, Sgd({rate}, WeightDecay = {decay})"), 1, rate, decay,
                1 - (rate * decay));

        foreach (var most in new[] { 255, 100 })
            yield return Of("NG7001", $"Input(64, Min = 0, Max = {most}), Dense(64), Relu, {Three}", most, most / Math.Sqrt(3), 1);
        foreach (var most in new[] { 1.0, 2.0 })
            yield return Of("NG7003", Text($"Input(64, Min = 0, Max = {most}), Dense(64), Tanh, {Three}"), 0, most, most / 2);
        foreach (var most in new[] { 255, 100 })
        {
            yield return Of("NG7004", $"Input(28, 28, 1, Min = 0, Max = {most}), Normalize(Preset.Mnist), Flatten, Dense(10), {Classes}", 0,
                1, 0, most, (most - 0.1307) / 0.3081);
            // The farthest of three channels.
            yield return Of("NG7004", $"Input(8, 8, 3, Min = 0, Max = {most}), Normalize(Preset.Cifar10), Flatten, Dense(10), {Classes}", 0,
                1, 0, most, (most - 0.4822) / 0.2435);
        }
        foreach (var (mean, deviation) in new[] { (0.5, 0.2), (0.9, 0.1) })
        {
            yield return Of("NG7004",
                Text($"Input(28, 28, 1, Mean = {mean}, Std = {deviation}), Normalize(Preset.Mnist), Flatten, Dense(10), {Classes}"), mean,
                deviation, (mean - 0.1307) / 0.3081, deviation / 0.3081, 0, 1);
            var channels =
                new[] { (0.4914, 0.2470), (0.4822, 0.2435), (0.4465, 0.2616) }.Select(one => (Mean: (mean - one.Item1) / one.Item2,
                    Std: deviation / one.Item2)).ToArray();
            var square = channels.Average(channel => (channel.Mean * channel.Mean) + (channel.Std * channel.Std));
            var all = channels.Average(channel => channel.Mean);
            if (all > 0.5)
                yield return Of("NG7004",
                    Text($"Input(8, 8, 3, Mean = {mean}, Std = {deviation}), Normalize(Preset.Cifar10), Flatten, Dense(10), {Classes}"),
                    mean, deviation, all, Math.Sqrt(square - (all * all)), 0, 1);
        }
        foreach (var most in new[] { 5000, 300 })
            yield return Of("NG7009",
                $"Input(20), Dense(64), Relu, Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = 0, Max = {most})", most, 0,
                (double)most * most);

        foreach (var scale in new[] { 0.01, 0.012 })
        {
            var rms = new List<double> { 1 };
            for (var layer = 0; layer < 3; layer++)
                rms.Add(Math.Sqrt(Mean(z => Math.Pow(Math.Tanh(z), 2), rms[^1] * scale * 10)));
            yield return Of("NG8001",
                $"Input(100), {Repeat(3, Text($"Dense(100, Init = Init.Normal, InitScale = {scale}), Tanh"))}, Dense(10), {Classes}",
                rms[3], rms[1]);
        }
        foreach (var (units, layers) in new[] { (100, 8), (40, 5) })
        {
            // Xavier's weights keep the variance of what enters, of equal widths: the mean square of what enters the last layer, and the
            // slopes between the first and the last.
            double square = 1, slopes = 1;
            for (var layer = 1; layer < layers; layer++)
            {
                var deviation = Math.Sqrt(square);
                slopes *= Mean(z => Math.Pow(Sigmoid(z) * (1 - Sigmoid(z)), 2), deviation);
                square = Mean(z => Math.Pow(Sigmoid(z), 2), deviation);
            }
            yield return Of("NG8002", $"Input({units}), {Repeat(layers, $"Dense({units}), Sigmoid")}, Dense(10), {Classes}",
                Math.Sqrt(slopes / square), layers);
        }
        foreach (var layers in new[] { 21, 25 })
            yield return Of("NG8004", $"Input(100), {Repeat(layers, "Dense(100), Relu")}, Dense(10), {Classes}", layers + 1);
        foreach (var (layers, units) in new[] { (9, 8), (10, 6) })
            yield return Of("NG8005", $"Input(16), {Repeat(layers, $"Dense({units}), Relu")}, Dense(1), MeanSquaredError", layers,
                (double)layers / units, units);
        foreach (var (inputs, deviation) in new[] { (8, 10), (20, 8) })
        {
            var rms = deviation * Xavier(inputs, 64);
            yield return Of("NG8006", $"Input({inputs}, Mean = 0, Std = {deviation}), Dense(64), Tanh, Dense(1), MeanSquaredError",
                100 * Beyond(Saturates / rms), rms);
        }
        foreach (var blocks in new[] { 5, 6 })
        {
            var block = "Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\")";
            yield return Of("NG8007", $"Input(64), {Repeat(blocks, block)}, Dense(1), MeanSquaredError", blocks, Math.Pow(3, blocks),
                Math.Pow(3, blocks / 2.0), 0);
        }

        foreach (var units in new[] { 16, 10 })
            yield return Of("NG1017", $"Input(1, 28), Gru({units}), Dense(10), {Classes}", 1, 0, 3 * units * units);
        foreach (var steps in new[] { 30, 21 })
        {
            yield return Of("NG2015",
                $"Input({steps}, 4), SimpleRnn(32, Activation = RecurrentActivation.Relu), Dense(1), MeanSquaredError", Math.Sqrt(0.5),
                Math.Pow(0.5, (steps - 1) / 2.0), steps);
            yield return Of("NG2016", $"Input({steps}, 4), Lstm(32, ForgetBias = -1), Dense(1), MeanSquaredError", -1, Sigmoid(-1), steps,
                Math.Pow(Sigmoid(-1), steps), 1, Math.Pow(Sigmoid(1), steps));
            yield return Of("NG4007", $"Input({steps}, 4), Gru(32, ReturnSequence = true), BatchNorm, Gru(32), Dense(1), MeanSquaredError",
                steps);
            yield return Of("NG8009", $"Input({steps}, 4), SimpleRnn(64, RecurrentInitScale = 3), Dense(1), MeanSquaredError", steps,
                ThroughSteps(steps, 4, 64, gain: 9));
        }
        foreach (var noise in new[] { 5.0, 2.0 })
            yield return Of("NG5016", Text($"Input(64, Min = 0, Max = 1), GaussianNoise({noise}), Dense(32), Relu, Dense(10), {Classes}"),
                noise, 0.5, 100 * noise * noise / ((noise * noise) + 0.25), 0.05);
        foreach (var (steps, channels, units) in new[] { (100, 2, 64), (80, 3, 50) })
        {
            var through = ThroughSteps(steps, channels, units, gain: 1);
            var step = Math.Pow(through, 1.0 / (steps - 1));
            yield return Of("NG8008", $"Input({steps}, {channels}), SimpleRnn({units}), Dense(1), MeanSquaredError", step, through, steps,
                1 + Math.Floor(Math.Log(1e-3) / Math.Log(step)));
        }

        foreach (var (units, samples) in new[] { (512, 500), (300, 400) })
        {
            var parameters = (200 * units) + units + (units * 3) + 3;
            yield return Of("NG9001", $"Input(200), Dense({units}), Relu, {Three}, Training(Epochs = 50, Samples = {samples})", parameters,
                samples, (double)parameters / samples);
        }
        foreach (var (inputs, classes) in new[] { (784, 10), (50, 4) })
            yield return Of("NG9003", $"Input({inputs}), Dense(128), Dense(64), Dense({classes}), {Classes}", 3, inputs, classes);
        foreach (var (vocabulary, width) in new[] { (30, 64), (20, 21) })
            yield return Of("NG9014", $"Tokens({vocabulary}, Steps = 5), Embedding({width}), Gru(4), {Three}", width, vocabulary);
        foreach (var (vocabulary, samples) in new[] { (5000, 100), (50001, 10000) })
            yield return Of("NG9014", $"Tokens({vocabulary}, Steps = 5), Embedding(4), Gru(4), {Three}, Training(Samples = {samples})",
                vocabulary, samples, 5 * samples);
        foreach (var (filters, units) in new[] { (64, 64), (48, 96) })
        {
            yield return Of("NG9010",
                $"Input(224, 224, 3), Conv2D({filters}, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu, Flatten, Dense({units}), Relu, Dense(10), {Classes}",
                112, 112, filters, 112 * 112 * filters * units, filters * units);
        }
    }

    private static (string Id, string Declaration, double[] Figures) Of(string id, string declaration, params double[] figures) =>
        (id, declaration, figures);

    /// <summary>
    /// The RMS of the gradient at the first step by that at the last, of tanh units and inputs of variance 1: a step at a time.
    /// </summary>
    private static double ThroughSteps(int steps, int channels, int units, double gain)
    {
        var (input, state, square) = (2.0 * channels / (channels + units), 0.0, 1.0);
        for (var step = 1; step < steps; step++)
        {
            var deviation = Math.Sqrt(input + (gain * state));
            square *= gain * Mean(z => Math.Pow(Math.Cosh(z), -4), deviation, steps: 4000);
            state = Mean(z => Math.Pow(Math.Tanh(z), 2), deviation, steps: 4000);
        }
        return Math.Sqrt(square);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The standard deviation of what Xavier's weights make of inputs of variance 1.</summary>
    private static double Xavier(int inputs, int units) => Math.Sqrt(2.0 * inputs / (inputs + units));

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Softplus(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static double Selu(double z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1));

    /// <summary>P(|z| &gt; a) of a normal number.</summary>
    private static double Beyond(double a) => Mean(z => Math.Abs(z) > a ? 1 : 0, 1);

    /// <summary>E[f(σz)] of a normal number, by the midpoint rule.</summary>
    private static double Mean(Func<double, double> f, double deviation, int steps = 200_000)
    {
        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            var z = -10 + (20 * (i + 0.5) / steps);
            sum += f(deviation * z) * Math.Exp(-z * z / 2);
        }
        return sum * 20 / steps / Math.Sqrt(2 * Math.PI);
    }

    /// <summary>The numbers of a message and the place of their last digit; those in names of layers are none.</summary>
    private static IEnumerable<(double Value, double Unit)> NumbersOf(string message) => Number().Matches(message).Select(match =>
    {
        var text = match.Value.Replace('−', '-').Replace(",", "");
        var mantissa = text.Split('e');
        var decimals = mantissa[0].Contains('.') ? mantissa[0].Length - mantissa[0].IndexOf('.') - 1 : 0;
        var exponent = mantissa.Length > 1 ? int.Parse(mantissa[1], CultureInfo.InvariantCulture) : 0;
        // Whole numbers stand for themselves, and so does what is given with all its digits.
        return (double.Parse(text, CultureInfo.InvariantCulture), Math.Pow(10, exponent - decimals));
    });

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.,])[−-]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:e[+-]?\d+)?")]
    private static partial Regex Number();
}
