using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Printing;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Texts in attributes are data: whatever is in them, generated files compile and mean the same, and messages are one line.
/// </summary>
public class HostileTextTests
{
    private static readonly string[] Nasty =
    [
        "\r\n}}", "\n}}}\nclass Evil { }\n", "*/ } /*", "\"\"\"", "\"; System.Environment.Exit(1); //", "\\", "\\u000a}", "{0}", "{", "}}",
        "$args", "$scalar$", "%s", "</summary><x>", "<!--", "]]>", "&amp;", "\u2028}}", "\u2029}}",
        "\u0085}}", "\v}}", "\f}}", "\0", "\u001b[2J", "\ud800", "\udc00\ud800", "a\ud83d\ude00b", "\u202e}}", "\u200b", "\ufeff", "\uffff",
        "\ufffe", "///", "#endif", "\t", " ", "é", "日本", "workspace.Values", new string('x', 300),
    ];

    private static string Network(string text, string name)
    {
        var literal = Literals.Of(text);
        return $"[Network, Input(4), Mark({literal}), Dense(4), Relu, Mark({literal} + \"2\"), Add({literal}), Concat({literal} + \"2\"), Dense(4), Multiply({literal}), From({literal} + \"2\"), Dense(2), Softmax, CrossEntropy] public partial class {name};";
    }

    [Fact]
    public void Marks_of_any_text_compile_and_say_what_they_are()
    {
        var source = "using NetGen;\n"
            + string.Join("\n", Nasty.Select((text, i) => Network(text, "Net" + i.ToString(CultureInfo.InvariantCulture))));
        var compiled = GeneratorHarness.Generate(source, new HarnessOptions { DumpGraph = "all" });

        compiled.AssertClean();
        // Every line of every file is a line to C# and to whoever looks at it.
        Assert.All(compiled.Files,
            file => Assert.DoesNotContain(file.Text,
                c => c is '\r' or '\u2028' or '\u2029' or '\u0085' or '\u202e' or '\0' || char.IsControl(c) && c != '\n'));
        Assert.DoesNotContain(compiled.Compilation.GetSymbolsWithName("Evil"), _ => true);
    }

    /// <summary>Names in weight files are any text, and stand in comments of the constructor.</summary>
    [Fact]
    public void Tensors_of_any_name_stay_in_their_comments()
    {
        var compiled = GeneratorHarness.Generate("using NetGen;\n" + string.Join("\n", Nasty.Select((text, i) =>
            $"[Network, Input(4), Dense(2, Tensor = {Literals.Of(text + "}} class Evil {{ }}")}), Relu, Dense(2), MeanSquaredError] public partial class Net{i};")));

        Assert.DoesNotContain(compiled.Compilation.GetSymbolsWithName("Evil"), _ => true);
        Assert.All(compiled.Files, file => Assert.False(CSharpSyntaxTree.ParseText(file.Text).GetRoot().ContainsDiagnostics));
    }

    [Fact]
    public async Task Messages_about_any_text_are_one_line()
    {
        var unused = "using NetGen;\n"
            + string.Join("\n",
                Nasty.Select((text, i) =>
                    $"[Network, Input(4), Mark({Literals.Of(text)}), Dense(4), MeanSquaredError] public partial class Net{i};"));
        var said = (await AnalyzerHarness.Analyze(unused)).Where(diagnostic => diagnostic.Id == "NG0010")
            .Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(Nasty.Length, said.Length);
        Assert.All(said, message => Assert.DoesNotContain(message, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e'));
        Assert.Contains("The mark '\\u000d\\u000a}}' is named by no layer behind it", said);
    }

    [Fact]
    public void Literal_reads_back_as_the_text() => Gen.String[Gen.Char, 0, 40].Each(2_000,
        text => Assert.Equal(text,
            ((Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax)SyntaxFactory.ParseExpression(Literals.Of(text))).Token.ValueText));

    [Fact]
    public void Text_without_anything_hidden_stays_as_it_is() =>
        Assert.Equal("Größe 1 → \"日本\" \\ 😀", VisibleText.Of("Größe 1 → \"日本\" \\ 😀"));
}
