using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Analysis.Sound;
using NetGen.Generator.Tests.Documents;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>
/// The examples that beginners meet first, rebuilt from their published descriptions with their optimizers, batches and epochs: they are known to train, and
/// nothing is warned of. They are listed in src/Docs/silent.md, which NETGEN_UPDATE=1 writes.
/// </summary>
public sealed class IntroductoryExampleTests
{
    private const string Page = "src/Docs/silent.md", First = "<!-- examples -->\n", Last = "<!-- /examples -->";

    private static readonly (string Heading, IReadOnlyList<SoundNetwork> Networks)[] Sources =
    [
        ("Keras and TensorFlow", KerasExamples.All), ("PyTorch", PyTorchExamples.All), ("Dive into deep learning (d2l.ai)", DiveIntoDeepLearning.All), ("fast.ai", FastAiExamples.All),
    ];

    public static TheoryData<string, string> Examples => [.. Sources.SelectMany(source => source.Networks).Select(network => (network.Name, network.Declaration))];

    [Theory, MemberData(nameof(Examples))]
    public void Nothing_is_warned_of(string name, string attributes)
    {
        var loud = Specs.ProblemsOf(Declared.Network(attributes)).Where(problem => RuleCatalog.SeverityOf(problem) >= ProblemSeverity.Warning).ToArray();
        Assert.True(loud.Length == 0, $"{name}: " + string.Join("; ", loud.Select(problem => $"{problem.Id} {string.Join(", ", problem.Figures)}")));
    }

    /// <summary>Of the official examples, those that the page names as left out, since the warning is right.</summary>
    [Theory]
    [InlineData("NG2012", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(256, 3, Stride = 2, Padding = Padding.Same), LeakyRelu(0.2), MaxPool2D(2), Conv2D(512, 3, Stride = 2, Padding = Padding.Same), Flatten, Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 5, BatchSize = 64, Samples = 60000)")]
    [InlineData("NG9003", "Input(7, Mean = 0, Std = 1), Dense(64), Dense(1), MeanSquaredError, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 3320)")]
    public void What_is_left_out_is_warned_of(string rule, string attributes) =>
        Assert.Equal([rule], Specs.ProblemsOf(Declared.Network(attributes)).Where(problem => RuleCatalog.SeverityOf(problem) >= ProblemSeverity.Warning).Select(problem => problem.Id));

    [Fact]
    public void They_are_listed()
    {
        var file = Document.InRepository(Page);
        var text = File.ReadAllText(file);
        var (start, end) = (text.IndexOf(First, StringComparison.Ordinal) + First.Length, text.IndexOf(Last, StringComparison.Ordinal));
        var listed = string.Concat(Sources.Select(source =>
            $"\n### {source.Heading}\n\n| | example | declared as |\n| --- | --- | --- |\n" + string.Concat(source.Networks.Select((network, i) => $"| {i + 1} | {network.Name} | `{Shortened(network.Declaration)}` |\n"))));
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(file, text[..start] + listed + "\n" + text[end..]);
        else
            Assert.Equal(listed + "\n", text[start..end]);
    }

    /// <summary>Some are pages long.</summary>
    private static string Shortened(string declaration) =>
        declaration.Length <= 400 ? declaration : declaration[..declaration.LastIndexOf(", ", 250, StringComparison.Ordinal)] + ", … " + declaration[(declaration.LastIndexOf("Dense(", StringComparison.Ordinal) is > 250 and var last ? last : declaration.Length - 100)..];
}
