using CsCheck;
using NetGen.Generator.Analysis;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Text as it is while someone types, and declarations that make no sense.</summary>
public class FuzzTests
{
    private static Gen<string> Consts(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static readonly string Whole = "using NetGen;\n" + string.Join("\n", Corpus.All.Values);

    /// <summary>A valid text with pieces cut out, doubled or exchanged.</summary>
    private static readonly Gen<string> HalfTyped = Gen.Select(
        Gen.Int[0, Whole.Length - 1].Array[1, 3], Gen.Int[0, 40], Consts("", "(", ")", "[", "]", ",", "=", "\"", "null", "-", ".", "partial ", "<T>", "int "),
        (cuts, length, inserted) => cuts.Aggregate(Whole, (text, cut) =>
        {
            var start = Math.Min(cut, text.Length);
            return text[..start] + inserted + text[Math.Min(text.Length, start + length)..];
        }));

    [Fact]
    public void Half_typed_text_never_throws() => AssertNeverThrows(40);

    [Fact(Explicit = true)]
    public void Much_half_typed_text_never_throws() => AssertNeverThrows(300);

    private static void AssertNeverThrows(int count) => HalfTyped.Each(count,
        text =>
        {
            var compilation = GeneratorHarness.CreateCompilation([text]);
            foreach (var network in Declared.Networks(compilation))
            {
                var parsed = NetworkParser.Parse(network, CancellationToken.None);
                foreach (var problem in parsed.Problems)
                    ItemLocations.Of(network, problem);
                if (parsed.Spec is { } spec)
                {
                    foreach (var problem in Specs.ProblemsOf(spec))
                        ItemLocations.Of(network, problem);
                }
            }
            Assert.All(GeneratorHarness.CreateDriver().RunGenerators(compilation).GetRunResult().Results, result => Assert.Null(result.Exception));
        },
        atOnce: false);

    private static readonly Gen<string> Number = Consts("0", "1", "-1", "3", "7", "0.5", "-0.5", "1.5", "1e300", "double.NaN", "double.PositiveInfinity");

    private static readonly Gen<string> Size = Consts("0", "1", "-1", "3", "7", "100000", "int.MaxValue");

    private static readonly Gen<string> Layer = Gen.OneOf(
        Size.Select(units => $"Dense({units})"),
        Gen.Select(Size, Number, (units, scale) => $"Dense({units}, InitScale = {scale}, Init = Init.XavierNormal)"),
        Gen.Select(Size, Gen.Int[-1, 12], (units, init) => $"Dense({units}, Init = (Init)({init}))"),
        Gen.Select(Size, Consts("A", "Predict", "", "Dense1", "dense1", "class"), (units, name) => $"Dense({units}, Name = \"{name}\")"),
        Number.Select(rate => $"Dropout({rate})"),
        Number.Select(slope => $"LeakyRelu({slope})"),
        Gen.Select(Size, Size, Consts("", ", Padding = Padding.Same", ", Stride = 2", ", Pad = int.MaxValue", ", Groups = 3"), (filters, kernel, rest) => $"Conv2D({filters}, {kernel}{rest})"),
        Gen.Select(Consts("MaxPool2D", "AveragePool2D", "ZeroPad2D", "Crop2D"), Size, (kind, size) => $"{kind}({size})"),
        Gen.Select(Consts("Mark", "From", "Add", "Concat", "Multiply"), Consts("\"a\"", "\"b\"", "\"\"", "null!"), (kind, mark) => $"{kind}({mark})"),
        Consts("Relu", "Tanh", "Sigmoid", "Softmax", "Flatten", "Elu", "GlobalAveragePool2D", "GlobalMaxPool2D"));

    private static readonly Gen<string> Rest = Gen.OneOf(
        Consts("CrossEntropy", "BinaryCrossEntropy", "MeanSquaredError", "Input(4)", "Input(4, 4, 2)"),
        Number.Select(rate => $"Adam({rate})"),
        Number.Select(rate => $"Sgd({rate}, Momentum = 0.9)"),
        Size.Select(size => $"Training(BatchSize = {size})"),
        Size.Select(classes => $"Target(TargetKind.MultiClass, Classes = {classes})"),
        Number.Select(lambda => $"L1({lambda})"),
        Gen.Select(Number, Number, (lambda, ratio) => $"ElasticNet({lambda}, {ratio})"));

    /// <summary>Any attributes in any order, those that may stand once only once.</summary>
    private static readonly Gen<string> Declaration = Gen.OneOf(Layer, Rest).Array[0, 9].Select(items =>
        "using NetGen; [Network" + string.Concat(items
            .GroupBy(item => item.Split('(')[0])
            .SelectMany(group => group.Key is "CrossEntropy" or "BinaryCrossEntropy" or "MeanSquaredError" or "Input" or "Adam" or "Sgd" or "Training" or "Target" or "L1" or "ElasticNet" ? group.Take(1) : group)
            .Select(item => ", " + item)) + "] public partial class Net;");

    [Fact]
    public void Senseless_declarations_give_only_diagnostics_of_NetGen() => Declaration.Each(100,
        text =>
        {
            GeneratorHarness.Generate(text).AssertClean();
            var found = AnalyzerHarness.Analyze(text).GetAwaiter().GetResult();
            Assert.All(found, diagnostic => Assert.StartsWith("NG", diagnostic.Id, StringComparison.Ordinal));
            Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "NG0000");
            // What cannot be compiled has been explained.
            var spec = Declared.Parse(text).Spec!;
            var explained = found.Any(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
            Assert.True(explained || (DeclarationRules.Check(spec, _ => { }) && NetworkCompiler.BuildGraph(spec, _ => { }) is not null));
        },
        atOnce: false);
}
