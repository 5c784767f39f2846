using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Data;
using NetGen.Generator.Analysis.Tables;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Harness;
using NetGen.Tests.Fuzz;

namespace NetGen.Generator.Tests.Inference;

/// <summary>
/// Tables of a project that chance changed, as the compiler reads them at every build: a table with columns of their own names, or a
/// problem that says the line, within 2 seconds, in memory that grows with the file; and a network on it that compiles clean, or is refused
/// with an error of NetGen's alone.
/// </summary>
public sealed class TableFuzzTests
{
    private const string Label = "left";

    private static readonly string[] Tables =
    [
        "customer,plan,age,joined,left\n"
            + Rows(26, i =>
                $"C{i},{(i % 3 == 0 ? "basic" : "pro")},{(i == 5 ? "" : $"{20 + (i * i % 50)}")},2024-01-{1 + i:00},{(i % 2 == 0 ? "Yes" : "No")}\n"),
        "amount;note;left\n" + Rows(24, i => $"{i},5;\"the {i}th \"\"note\"\"\nof two lines\";{i % 2}\n"),
        "when\tsize\tleft\r\n"
            + Rows(21, i => $"2024-03-01 10:{10 + i}\t{(i % 2 == 0 ? "small" : "large")}\t{(i % 3 == 0 ? "t" : "F")}\r\n"),
        "a|left\r1e3|no\r-.5|yes\r?|no\r",
        "рост,left\n1,мужской\n2,женский\n",
        "class,public int X,left\n1,\"}}; /* \\u0022 */\",yes\n2,\"\u2028\u0085\",no\n",
    ];

    /// <summary>Read as the compiler reads additional files, and again as if there were more behind it.</summary>
    private static readonly FuzzTarget Reader = new("compile-time table", [.. Tables.Select(Encoding.UTF8.GetBytes)], Change, file =>
    {
        var text = TextOf(file);
        var whole = Checked(text, isWhole: true);
        var cut = Checked(text, isWhole: false);
        if (whole.Problem is null && cut.Problem is null)
            Assert.Equal(whole.Columns.Select(column => column.Name), cut.Columns.Select(column => column.Name));
        if (whole.Problem is { } problem)
            throw new DataFormatException(problem);
    }, typeof(DataFormatException));

    [Fact]
    public void Compiler_survives_some_changed_tables() => Assert.InRange(Reader.Run(first: 0, count: 2_000), 1, 1_999);

    [Fact(Explicit = true)]
    public void Compiler_survives_many_changed_tables() => Assert.InRange(Reader.Run(First(1_000), count: 200_000), 1, 199_999);

    [Fact]
    public void Networks_on_some_changed_tables_compile_clean_or_are_refused() => Compile(first: 0, count: 24);

    [Fact(Explicit = true)]
    public void Networks_on_many_changed_tables_compile_clean_or_are_refused()
    {
        for (var first = First(1_000); first < First(1_000) + 1_200; first += 60)
            Compile(first, 60);
    }

    /// <summary>A row of a text column has lines of its own; where the compiler stops reading, one of them is cut.</summary>
    [Fact]
    public void Row_that_is_cut_between_its_quotes_is_left_out()
    {
        var text = "a,b\n1,2\n3,\"of two\nlines, of which";
        Assert.Contains("closing quote", SchemaInference.Of(text, isWhole: true).Problem!, StringComparison.Ordinal);
        var cut = SchemaInference.Of(text, isWhole: false);
        Assert.Equal((null, ColumnKind.Integer), (cut.Problem, cut.Columns[1].Kind));
        // Lines may end as on old machines, too.
        Assert.Equal(ColumnKind.Integer, SchemaInference.Of("a,b\r1,2\r3,x and wha", isWhole: false).Columns[1].Kind);
    }

    [Fact]
    public void Table_of_more_columns_than_a_class_has_properties_is_refused_at_once()
    {
        var header = string.Join(",", Enumerable.Range(0, 500_000).Select(i => $"c{i}"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("at most 4096 columns; found 500000", SchemaInference.Of(header + "\n", isWhole: true).Problem!,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * header.Length);
        Assert.Contains("expected a header of less than", SchemaInference.Of(header, isWhole: false).Problem!, StringComparison.Ordinal);
    }

    /// <summary>The rules look at each column's rows once, whatever the number of columns.</summary>
    [Fact]
    public void Widest_table_is_judged_in_time()
    {
        var text = string.Join(",", Enumerable.Range(0, TableSample.MostColumns - 1).Select(i => $"c{i}")) + ",left\n"
            + Rows(25, row =>
                string.Concat(Enumerable.Range(0, TableSample.MostColumns - 1).Select(i => $"{(i * row) % 97},")) + $"{row % 2}\n");
        var sample = TableSample.Of(text, isWhole: true);
        var spec = TableTexts.WithTable(Declared.Network($"Table(\"t.csv\", Label = \"{Label}\"), Dense(1), Sigmoid, BinaryCrossEntropy"),
            [("t.csv", SchemaInference.Of(sample))]);
        var start = Stopwatch.GetTimestamp();
        var problems = new List<Problem>();
        TableRules.Check(spec, sample, problems.Add);
        Assert.Contains(problems, problem => problem.Id == "NG7022");
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 10);
    }

    private static InferredTable Checked(string text, bool isWhole)
    {
        var table = SchemaInference.Of(text, isWhole);
        if (table.Problem is { } problem)
        {
            Assert.StartsWith("the table", problem, StringComparison.Ordinal);
            return table;
        }
        Assert.NotEmpty(table.Columns);
        Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(table.Columns, column =>
        {
            Assert.InRange(column.Values.Count, 0, SchemaInference.MostCategories);
            Assert.Equal(column.Values.Count, column.Values.Distinct(StringComparer.Ordinal).Count());
        });
        return table;
    }

    /// <summary>A project of as many networks as tables, each on its own.</summary>
    private static void Compile(int first, int count)
    {
        var files = Enumerable.Range(first, count)
            .Select(seed => (Path: $"/project/t{seed}.csv",
                Text: TextOf(Change(Encoding.UTF8.GetBytes(Tables[seed % Tables.Length]), new Random(seed))))).ToArray();
        AdditionalText[] texts = [.. files.Select(file => ProjectTables.Of(file.Path, file.Text))];
        var networks =
            files.Select((file, i) =>
                $"[Network, Table(\"t{first + i}.csv\", Label = \"{Label}\"), Dense(2), Relu, Dense(1), Sigmoid, BinaryCrossEntropy] public partial class Net{first + i};");
        var driver = GeneratorHarness.CreateDriver().AddAdditionalTexts([.. texts]);
        driver.RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation(["using NetGen;\n" + string.Join("\n", networks)]),
            out var compilation, out var failures);
        Assert.Empty(failures);
        var said = AnalyzerHarness.Analyze(compilation, new AnalyzerOptions([.. texts]), AnalyzerHarness.Analyzers).GetAwaiter()
            .GetResult();
        Assert.All(said, one => Assert.True(one.Id.StartsWith("NG", StringComparison.Ordinal) && one.Id != "NG0000", one.ToString()));
        var refused = said.Where(one => one.Severity == DiagnosticSeverity.Error)
            .Select(one => one.Location.GetLineSpan().StartLinePosition.Line - 1 + first).ToHashSet();
        Assert.InRange(refused.Count, 1, count - 1);
        // In the user's file only a comment may be missing.
        var errors = compilation.GetDiagnostics()
            .Where(one => one.Severity > DiagnosticSeverity.Hidden && one.Location.SourceTree is { FilePath: not "Source0.cs" }
                || one.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0,
            string.Join("\n", errors.Take(5)) + "\n"
                + string.Join("\n",
                    errors.Take(2)
                        .Select(error => error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line])));
    }

    /// <summary>As Roslyn reads a file of the project: with the mark at its beginning, as UTF-8, or in the machine's code page.</summary>
    private static string TextOf(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return SourceText.From(stream, Encoding.UTF8, canBeEmbedded: false).ToString();
    }

    private static byte[] Change(byte[] file, Random random) =>
        TextMutations.Encode(TextMutations.OfTable(Encoding.UTF8.GetString(file), random), random);

    private static int First(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("NETGEN_FUZZ_FIRST"), out var given) ? given : usual;

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(0, count).Select(row));
}
