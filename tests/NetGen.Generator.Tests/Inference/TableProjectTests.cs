using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Inference;

/// <summary>A network whose columns the compiler reads from a file of the project.</summary>
public class TableProjectTests
{
    private const string Network =
        "using NetGen; [Network, Table(\"data/churn.csv\", Label = \"churned\"), Column(\"age\", ClipMax = 90), Dense(4), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam] public partial class Churn;";

    private static readonly string Rows = "customer,plan,age,joined,churned\n" + string.Concat(Enumerable.Range(0, 24).Select(i =>
        $"C{i},{(i % 3 == 0 ? "basic" : "pro")},{(i == 5 ? "" : $"{20 + (i * i % 50)}")},2024-01-{1 + i:00},{(i % 2 == 0 ? "Yes" : "No")}\n"));

    [Fact]
    public void Columns_are_inferred_and_what_is_declared_goes_before()
    {
        var generated = GeneratorHarness.Generate(Network + $" /* data/churn.csv\n{Rows}*/");
        generated.AssertClean();
        string table = generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text;
        Assert.Contains("CategoryColumn Plan = new(\"plan\", \"basic\", \"pro\") { Unseen = global::NetGen.Unseen.Other };", table,
            StringComparison.Ordinal);
        Assert.Contains("NumberColumn Age = new(\"age\") { IsInteger = true, ClipMax = 90.0, Missing = global::NetGen.Missing.Median, Indicator = true };", table, StringComparison.Ordinal);
        Assert.Contains("DateColumn Joined", table, StringComparison.Ordinal);
        Assert.Contains("BooleanColumn Churned = new(\"churned\");", table, StringComparison.Ordinal);
        Assert.Contains("Ignored = new string[] { \"customer\" },", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C7,pro,69", "C7,basic,33", false)]
    [InlineData("C7,pro,69", "C7,plus,69", true)]
    [InlineData("C7,pro,69", "C7,pro,69.5", true)]
    [InlineData("customer,plan", "customer,tariff", true)]
    public void Only_an_edit_of_the_table_that_changes_a_column_compiles_again(string before, string after, bool compiles)
    {
        Assert.Contains(before, Rows, StringComparison.Ordinal);
        var compilation = GeneratorHarness.CreateCompilation([Network]);
        var text = ProjectTables.Of("/project/data/churn.csv", Rows);
        var driver = GeneratorHarness.CreateDriver().AddAdditionalTexts([text]).RunGenerators(compilation);

        driver = driver.ReplaceAdditionalText(text,
            ProjectTables.Of("/project/data/churn.csv", Rows.Replace(before, after, StringComparison.Ordinal))).RunGenerators(compilation);

        var outputs = driver.GetRunResult().Results.Single().TrackedSteps[NetworkGenerator.FilesStep].SelectMany(step => step.Outputs);
        Assert.Equal(compiles ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached, Assert.Single(outputs).Reason);
    }

    /// <summary>Each on one file, with other columns passed over: what an edit means to one of them it need not mean to another.</summary>
    [Theory]
    [InlineData("C7,pro,69", "C7,basic,33", "")]
    [InlineData("C7,pro,69", "C7,plus,69", "Plans,Both")]
    [InlineData("C7,pro,69", "C7,pro,69.5", "Ages,Both")]
    [InlineData("customer,plan", "client,plan", "Plans,Ages,Both")]
    [InlineData("C3,", "C3 of two,", "Plans,Ages,Both")]
    public void Edits_of_a_file_compile_those_of_its_networks_that_they_mean_something_to(string before, string after, string compiled)
    {
        const string Head = "Dense(4), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam] public partial class ";
        const string File = "[Network, Table(\"data/churn.csv\", Label = \"churned\")";
        string networks = $"using NetGen; {File}, Column(\"age\", Ignore = true), {Head}Plans; "
            + $"{File}, Column(\"plan\", Ignore = true), {Head}Ages; {File}, {Head}Both; "
            + $"[Network, Table(\"other.csv\", Label = \"y\"), {Head}Other; [Network, Input(3), {Head}None;";
        var compiles = new System.Collections.Concurrent.ConcurrentBag<string>();
        var generator = new NetworkGenerator((spec, options, cancellation) =>
        {
            compiles.Add(spec.Name);
            return NetworkCompiler.Compile(spec, options, cancellation);
        });
        var text = ProjectTables.Of("/project/data/churn.csv", Rows);
        GeneratorDriver driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], [text, ProjectTables.Of("/project/other.csv", "x,y\n1,yes\n2,no\n")]);
        driver = driver.RunGenerators(GeneratorHarness.CreateCompilation([networks]));
        Assert.Equal(5, compiles.Count);
        compiles.Clear();
        var edited = ProjectTables.Of("/project/data/churn.csv", Rows.Replace(before, after, StringComparison.Ordinal));
        Assert.NotEqual(Rows, edited.GetText()!.ToString());
        driver = driver.ReplaceAdditionalText(text, edited).RunGenerators(GeneratorHarness.CreateCompilation([networks]));
        Assert.Equal(compiled.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            compiles.Order(StringComparer.Ordinal));
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
    }

    [Theory]
    [InlineData("price;since\n1.250;03/04/2024\n900;05/06/2024\n",
        "Column(\"price\", Thousands = '.'), Column(\"since\", Format = \"M/d/yyyy\")", "Decimal = ',', Thousands = '.' }",
        "Format = \"M/d/yyyy\" }")]
    [InlineData("price;since\n1.250;03/04/2024\n900;05/06/2024\n",
        "Column(\"price\", Decimal = '.'), Column(\"since\", Format = \"d/M/yyyy\")", "NumberColumn Price = new(\"price\");",
        "Format = \"d/M/yyyy\" }")]
    [InlineData("price;since\n1.250,5;31.12.2024\n900;1.2.2023\n", "Column(\"price\")", "Decimal = ',', Thousands = '.' }",
        "Format = \"d.M.yyyy\" }")]
    public void Forms_of_fields_are_declared_where_they_cannot_be_inferred(string table, string columns, string price, string since)
    {
        var generated =
            GeneratorHarness.Generate($"using NetGen; [Network, Table(\"t.csv\", Label = \"y\"), {columns}, Dense(1), MeanSquaredError, Adam] public partial class Sales; /* t.csv\n" +
            table.Replace("\n", ";1\n", StringComparison.Ordinal).Replace("since;1", "since;y", StringComparison.Ordinal) + "*/");
        generated.AssertClean();
        string text = generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text;
        Assert.Contains(price, text, StringComparison.Ordinal);
        Assert.Contains(since, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MissingWords = [\"None\"]", "NumberColumn Balance = new(\"balance\") { IsInteger = true, Missing = global::NetGen.Missing.Median, "
        + "Indicator = true, MissingWords = new string[] { \"None\" } };")]
    [InlineData("MissingWords = [\"None\"], Missing = Missing.Zero", "{ IsInteger = true, Missing = global::NetGen.Missing.Zero, MissingWords")]
    [InlineData("Kind = ColumnKind.Category", "CategoryColumn Balance = new(\"balance\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"None\")")]
    [InlineData("Kind = ColumnKind.Integer", "NumberColumn Balance = new(\"balance\") { IsInteger = true };")]
    [InlineData("Ignore = true", "Ignored = new string[] { \"balance\", \"\" }")]
    public void Words_among_numbers_and_a_column_without_a_name_are_what_is_declared(string column, string expected)
    {
        const string Table = "balance,,churned,more\n1,0,yes,1\n2,1,no,2\n3,2,yes,3\n4,3,no,4\n5,4,no,5\n6,5,no,6\nNone,6,yes,2\n";
        var generated = GeneratorHarness.Generate("using NetGen; [Network, Table(\"t.csv\", Label = \"churned\"), Column(\"\", Ignore = true), "
            + $"Column(\"balance\", {column}), Dense(1), Sigmoid, BinaryCrossEntropy, Adam] public partial class Churn; /* t.csv\n{Table}*/");
        generated.AssertClean();
        Assert.Contains(expected, generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(5)", "Negative = NegativeForm.Parentheses", "new(\"balance\") { IsInteger = true, Negative = global::NetGen.NegativeForm.Parentheses }")]
    [InlineData("(5.5)", "Scale = ColumnScale.Robust", "Negative = global::NetGen.NegativeForm.Parentheses }")]
    [InlineData("2-", "Kind = ColumnKind.Category", "new(\"balance\", \"1\", \"2-\")")]
    [InlineData("\"2,5\"", "Kind = ColumnKind.Category", "new(\"balance\", \"1\", \"2,5\")")]
    [InlineData("\"2,500,000\"", "Kind = ColumnKind.Category", "new(\"balance\", \"1\", \"2,500,000\")")]
    [InlineData("2.5%", "Kind = ColumnKind.Text, Hash = 4", "new(\"balance\", buckets: 4")]
    public void Numbers_below_0_are_what_is_declared_or_what_amounts_say(string field, string column, string expected)
    {
        var generated = GeneratorHarness.Generate("using NetGen; [Network, Table(\"t.csv\", Label = \"churned\"), "
            + $"Column(\"balance\", {column}), Dense(1), Sigmoid, BinaryCrossEntropy, Adam] public partial class Churn; /* t.csv\n"
            + $"balance,churned\n{field},yes\n1,no\n*/");
        generated.AssertClean();
        Assert.Contains(expected, generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_declared_categories_have_the_vocabulary_of_the_file()
    {
        var generated = GeneratorHarness.Generate(
            Network.Replace("\"age\", ClipMax = 90", "\"plan\", Kind = ColumnKind.Category", StringComparison.Ordinal)
            + $" /* data/churn.csv\n{Rows.Replace("basic", "1", StringComparison.Ordinal).Replace("pro", "2", StringComparison.Ordinal)}*/");
        generated.AssertClean();
        Assert.Contains("CategoryColumn Plan = new(\"plan\", \"1\", \"2\") { Unseen = global::NetGen.Unseen.Other };",
            generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_time_that_was_inferred_leave_it_a_time()
    {
        var generated = GeneratorHarness.Generate("using NetGen; [Network, Table(\"t.csv\", Label = \"y\"), Column(\"at\", Parts = DateParts.DayOfWeek), "
            + "Dense(1), MeanSquaredError, Adam] public partial class Sales; /* t.csv\nat,y\n2024-01-01T10:00:00Z,1\n2024-01-02T11:00:00Z,2\n*/");
        generated.AssertClean();
        Assert.Contains("DateColumn At = new(\"at\", hasTime: true)",
            generated.Files.Single(file => file.Hint.Contains(".Table.", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "NG0014",
        "names 'data/churn.csv', and the compiler does not see it: <AdditionalFiles Include=\"data/churn.csv\" /> belongs into the project.")]
    [InlineData("/* other/churn.csv\na,churned\n1,yes\n*/", "NG0014", "the compiler does not see it")]
    [InlineData("/* data/churn.csv\nplan,churned\npro,yes\n*/", "NG0014",
        "names 'age', which is no column of the file; it has 'plan', 'churned'")]
    [InlineData("/* data/churn.csv\nage,left\n1,yes\n*/", "NG0014", "has the label 'churned', which is no column of the file")]
    [InlineData("/* data/churn.csv\nage,churned\n1\n*/", "NG0014", "line 2: expected 2 fields as in the header; found 1")]
    [InlineData("/* data/churn.csv\nage,since,churned\n1,03/04/2024,yes\n2,05/06/2024,no\n*/", "NG0014",
        "has the column 'since', in whose days (03/04/2024) day and month cannot be told apart")]
    [InlineData("/* data/churn.csv\nage,since,churned\n1,03-04-2024,yes\n2,05-06-2024,no\n*/", "NG0014",
        "day and month cannot be told apart: [Column(\"since\", Format = \"d-M-yyyy\")] or \"M-d-yyyy\" says which comes first")]
    [InlineData("/* data/churn.csv\nage,since,churned\n1,03/04/24,yes\n2,05/06/24,no\n*/", "NG0014",
        "Format = \"d/M/yy\")] or \"M/d/yy\" says which comes first")]
    [InlineData("/* data/churn.csv\nage,churned\n1,ja\n2,nein\n3,ja\n4,nein\n*/", "NG0014",
        "has the label 'churned' with the words 'ja' and 'nein', of which one is yes")]
    [InlineData("/* data/churn.csv\nage;price;churned\n1;1.250;yes\n2;900;no\n*/", "NG0014",
        "has the column 'price', whose numbers (1.250) may be thousands or fractions")]
    [InlineData("/* data/churn.csv\nage,balance,churned\n1,1.5,yes\n2,2.5,no\n3,4,no\n4,5,yes\n5,6,no\n6,None,no\n*/", "NG0014",
        "has the column 'balance', whose fields are numbers but for \"None\": [Column(\"balance\", MissingWords = [\"None\"])] says")]
    [InlineData("/* data/churn.csv\nage,balance,churned\n1,(5),yes\n2,3,no\n*/", "NG0014",
        "has the column 'balance', in which (5) may be a number below 0 or a word: [Column(\"balance\", Negative = NegativeForm.Parentheses)] or Kind")]
    [InlineData("/* data/churn.csv\nage,mark,churned\n1,2-,yes\n2,3,no\n*/", "NG0014", "Negative = NegativeForm.Trailing)] or Kind")]
    [InlineData("/* data/churn.csv\nage,balance,churned\n1,\"1,5\",yes\n2,2.5,no\n*/", "NG0014",
        "has the column 'balance', whose fields are numbers in several forms ('1,5' and '2.5'): they must be of one in the file, or [Column(\"balance\", Kind")]
    [InlineData("/* data/churn.csv\n,age,churned\n0,1,yes\n1,2,no\n*/", "NG0014",
        "has a column without a name, as row numbers that were written along have: [Column(\"\", Ignore = true)] passes over it")]
    [InlineData("/* data/churn.csv\nage,status,churned\n1,OK,yes\n2,ok,no\n3,OK,no\n4,ok,yes\n5,warn,no\n6,warn,no\n7,OK,no\n8,ok,yes\n9,warn,no\n10,warn,no\n11,ok,no\n12,OK,yes\n*/",
        "NG0014", "has the column 'status', whose categories 'OK' and 'ok' differ by case or spaces alone: where they are one, write them alike in the file; [Column(\"status\", Kind = ColumnKind.Category)] says that they are two")]
    public async Task File_that_cannot_be_what_is_declared_is_told_at_compile_time(string table, string id, string expected)
    {
        var found = (await AnalyzerHarness.Analyze(Network + table)).First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, found.Id);
        Assert.Contains(expected, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
