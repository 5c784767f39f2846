using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;
using NetGen.Generator.Tests.LayoutSweep;

namespace NetGen.Generator.Tests.Emission;

/// <summary>A declaration with an error keeps every member that a user can name: the only error in the list is NetGen's own.</summary>
public class SurfaceTests
{
    /// <summary>
    /// What decides on members, each in some network: all optimizers and schedules, penalties, limits, preprocessing, names, blocks'
    /// layers, heads.
    /// </summary>
    private static readonly string[] Declarations =
    [
        "Input(4), Dense(3, MaxNorm = 2, L1 = 1e-3), Dropout(0.5), Dense(2, L2 = 1e-3, Trainable = false, MaxNorm = 1), Softmax, CrossEntropy, L2(1e-4)",
        "Input(4), Standardize, Dense(3), AlphaDropout(0.1, Name = \"Quiet\"), Dense(2, Name = \"required\"), Hinge, ElasticNet(1e-3, 0.5), Sgd(0.1), Ema(0.9)",
        "Input(4), Rescale(2), Dense(3), LogSoftmax, KlDivergence, Sgd(0.1, Momentum = 0.5), StepDecay(2, 0.5), WarmUp(3)",
        "Input(6, 6, 2), RandomFlip, ConvTranspose2D(3, 2), SpatialDropout(0.2), Scale, GroupNorm(3, L1 = 1e-3), Flatten, Dense(2), Sigmoid, BinaryCrossEntropy, RmsProp(1e-2), ClipNorm(1)",
        "Input(6, 2), PcaWhiten(4), Dense(2), MeanSquaredError, RmsProp(1e-2, Momentum = 0.5), ReduceOnPlateau, ClipValue(1)",
        "Input(6, 2), Conv1D(3, 2), LayerNorm, Relu, Dense(2), MeanSquaredError, Nadam(1e-2), OneCycle",
        "Input(4), MinMax, Dense(3), Relu, Dense(2), Softplus, Poisson, Adagrad(1e-2), Triangular(2, 3)",
        "Input(4), Dense(3, PenalizeBias = true), Tanh, Dense(2), CosineDistance, Lion(1e-3), CosineRestarts(3), L1(1e-4)",
        "Input(4), Dense(3), SquaredHinge, Adadelta, PolynomialDecay",
        "Input(4), Dense(3), MeanAbsoluteError, Adamax, InverseTimeDecay(0.1)",
        "Input(4), Dense(3), Huber, RAdam, LinearDecay",
        "Input(4), Dense(3), MeanSquaredError, ExponentialDecay(0.9)",
        "Input(4), Dense(3), MeanSquaredError, InverseSquareRoot, WarmUp(7)",
        "Input(4), Dense(3), MeanSquaredError, MultiStepDecay(0.1, 2, 3), AdamW(1e-3)",
        "Input(4), Dense(3), MeanSquaredError, CosineDecay(EndFactor = 0.1)",
    ];

    /// <summary>
    /// What decides on members of rows and predictions: every kind of column and label, what may be missing, embeddings, names.
    /// </summary>
    private static readonly string[] Tables =
    [
        "Table(Label = \"y\"), Column(\"a\"), Column(\"b c\", Categories = new[] { \"x\", \"z\" }), Column(\"when\", Kind = ColumnKind.Date), Dense(1), MeanSquaredError",
        "Table(Label = \"y\"), Column(\"a\", Missing = Missing.Median), Column(\"y\", Categories = new[] { \"no\", \"yes\" }), Dense(1), Sigmoid, BinaryCrossEntropy",
        "Table(Label = \"y\"), Column(\"a\", Property = \"required\"), Column(\"y\", Categories = new[] { \"u\", \"v\", \"w\" }), Dense(3), Softmax, CrossEntropy, Ema(0.9)",
        "Table(Label = \"y\"), Column(\"a\", Kind = ColumnKind.Integer), Column(\"b\", Kind = ColumnKind.Boolean, Missing = Missing.MostFrequent), Dense(2), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Table(Label = \"y\"), Column(\"a\", Hash = 8, Embedding = 2), Column(\"words\", Kind = ColumnKind.Text, Hash = 16), Column(\"at\", Kind = ColumnKind.DateTime), Column(\"y\", Categories = new[] { \"u\", \"v\" }), Dense(2), Hinge",
    ];

    public static TheoryData<string> TableDeclarations => [.. Tables];

    private static IReadOnlyList<string> Networks =>
    [
        .. Corpus.All.Values, .. Declarations.Select((attributes, i) => $"[Network, {attributes}] public partial class Net{i};"),
        .. Tables.Select((attributes, i) => $"[Network, {attributes}] public partial class OfTable{i};"),
    ];

    private static IEnumerable<NetworkSpec> Specs =>
        Networks.Select(network => Declared.Spec("using NetGen;\n" + network))
            .Concat(Enumerable.Range(0, 50).Select(RandomDeclaration.Draw));

    /// <summary>The first statement is made of the graph, the second of what was written alone.</summary>
    [Fact]
    public void Members_are_the_same_read_from_the_graph_and_from_what_was_written()
    {
        foreach (var spec in Specs)
        {
            var (known, declared) = (SurfacePlanning.Of(NetworkCompiler.BuildPlan(spec)!.Graph), SurfacePlanning.Of(spec));

            Assert.Equal(known.Hyperparameters.Select(number => number.Name), declared.Hyperparameters.Select(number => number.Name));
            // A predicting head may be of any rank as far as what was written tells.
            Assert.Equal(known.Table?.Spec, declared.Table?.Spec);
            Assert.Empty((known.Table?.Certainties ?? []).Except(declared.Table?.Certainties ?? []));
            Assert.Equal(known, declared with
            {
                Table = known.Table,
                // The columns of a table may need nothing that is fitted.
                Preprocesses = known.Table is null ? declared.Preprocesses : known.Preprocesses,
                NeedsFitting = known.Table is null ? declared.NeedsFitting : known.NeedsFitting,
                IsClassifier = known.IsClassifier && declared.IsClassifier,
                MapsClasses = known.MapsClasses && declared.MapsClasses,
                IsYesNo = known.IsYesNo && declared.IsYesNo,
                WeighsClasses = known.WeighsClasses && declared.WeighsClasses,
                // Whether all layers can be run step by step is known of the graph alone.
                Streams = known.Streams && declared.Streams,
            });
        }
    }

    /// <summary>Signatures as they are printed, with the nested types', for networks that an impossible input makes invalid.</summary>
    [Fact]
    public void Signatures_are_the_same_where_the_declaration_has_an_error()
    {
        foreach (var spec in Specs.Where(spec => spec.Items.Any(item => item.Kind == "Input")))
        {
            var invalid = spec with { Items = spec.Items.Select(item => item.Kind == "Input" ? TooLarge(item) : item).ToEquatableArray() };
            var (valid, kept) = (SignaturesOf(spec), SignaturesOf(invalid));

            Assert.Null(NetworkCompiler.BuildPlan(invalid));
            Assert.Empty(valid.Except(kept));
            // Where the softmax stands, and whether there is a stream, is known of the graph alone.
            Assert.All(kept.Except(valid), signature => Assert.Matches(
                " (Classify|ClassNames|LabelsInLastStep|Threshold|ChooseThreshold|ClassWeights|Next|StepInputLength|StepOutputLength)|State", signature));
        }

        static ItemSpec TooLarge(ItemSpec input) => input with
        {
            Arguments = input.Arguments.Select(argument => argument.Name == "shape"
                ? argument with { Value = ((EquatableArray<object?>)argument.Value!).Select(_ => (object?)int.MaxValue).ToEquatableArray() }
                : argument).ToEquatableArray(),
        };
    }

    /// <summary>The same of what a table adds; how sure a prediction is depends on the head, so that both words for it are there.</summary>
    [Theory]
    [MemberData(nameof(TableDeclarations))]
    public void Members_of_a_table_are_the_same_where_the_declaration_has_an_error(string attributes)
    {
        var (valid, kept) = (SignaturesOf(Declared.Network(attributes)),
            SignaturesOf(Declared.Network(attributes + ", Concat(\"nowhere\")")));

        Assert.Contains(valid, signature => signature.Contains("Prediction Predict(in Row row)", StringComparison.Ordinal));
        Assert.Empty(valid.Except(kept));
        Assert.All(kept.Except(valid),
            signature =>
                Assert.Matches(" (Classify|ClassNames|Score|Probability|FitPreprocessing|WithFoldedPreprocessing|Threshold|ChooseThreshold)|ClassWeights", signature));
    }

    /// <summary>A program that names everything there is.</summary>
    [Fact]
    public async Task Program_that_uses_every_member_has_no_error_but_those_of_the_declarations()
    {
        var declared = GeneratorHarness.CreateCompilation(["using NetGen;\n" + string.Join("\n", Networks)]);
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(declared, out var valid, out _);
        var program = "#nullable enable\n"
            + string.Join("\n", Declared.Networks(valid).SelectMany((network, i) => UsesOf(network.Type, "Uses" + i)));
        // In turn, one of what stands alone, and one of what is only seen in shapes.
        var wrong = Networks.Select((network, i) => i % 2 == 0
            ? network.Replace("Input(", "Concat(\"nowhere\"), Input(").Replace("Table(", "Concat(\"nowhere\"), Table(")
            : network.Replace("Input(", "Input(2000000000, ").Replace("[Network, Table(", "[Network, Input(2000000000), Table("));
        var generated = GeneratorHarness.Generate("using NetGen;\n" + string.Join("\n", wrong) + "\n" + program);
        var errors = (await AnalyzerHarness.Analyze(generated.Compilation))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

        Assert.Empty(valid.AddSyntaxTrees(GeneratorHarness.Parse(program, "Program.cs")) is var use
            ? use.GetSemanticModel(use.SyntaxTrees.Last()).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : []);
        Assert.Empty(ErrorsOf(generated));
        Assert.True(errors.Count >= Networks.Count, string.Join("\n", errors));
        Assert.All(errors, error => Assert.StartsWith("NG", error.Id, StringComparison.Ordinal));
    }

    /// <summary>Where an attribute cannot be read, C# says so; what it would have brought is there all the same.</summary>
    [Fact]
    public void Attribute_that_is_being_typed_takes_no_member_away()
    {
        var generated = GeneratorHarness.Generate(
            """
            using NetGen;
            [Network, Input(4), Dense(3), MeanSquaredError, Sgd(0.1, Momentum = oops), StepDecay(2, )] public partial class Net;
            public static class Use
            {
                public static Net.Hyperparameters All => new() { LearningRate = 1, Momentum = 0.9, StepDecayFactor = 0.5, StepDecayEvery = 2 };
                public static Net? Average(Net net) => net.Average;
            }
            """);

        Assert.DoesNotContain(generated.Diagnostics, diagnostic => diagnostic.Id is "CS0117" or "CS1061");
    }

    /// <summary>Whatever name of ours a user takes, whatever it is: one error, NetGen's, and all other members are there.</summary>
    [Fact]
    public async Task Name_that_is_taken_takes_no_other_member_away()
    {
        var networks = ReservedNames.Generated.Append("NetGenError")
            .SelectMany(name =>
                new[] { "public int {0};", "private static void {0}() {{ }}", "private struct {0};", "public static class {0};" }
            .Select((member, i) =>
                $"[Network, Input(4), Standardize, Dense(3), Softmax, CrossEntropy, Ema(0.9)] public partial class Net{name}{i} {{ {string.Format(CultureInfo.InvariantCulture, member, name)} {Use(name, i)} }}"))
            .ToList();
        var generated = GeneratorHarness.Generate("using NetGen;\n" + string.Join("\n", networks));
        var said = (await AnalyzerHarness.Analyze(generated.Compilation))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

        Assert.Empty(ErrorsOf(generated));
        Assert.Equal(networks.Count, said.Count);
        Assert.All(said, diagnostic => Assert.Equal("NG0009", diagnostic.Id));

        static string Use(string name, int i) => "public void Uses(Dataset data) { " + string.Concat(
            new[] { ("Predict", "Predict(default(float[]), default);"), ("Fit", "Fit(data);"), ("Evaluate", "Evaluate(data);"),
                ("Load", "Load(\"\").CopyTo(this);"), ("Average", "Average?.Save(\"\");"),
                ("", $"_ = new Net{name}{i}(3).Dense1.Weights;") }
                .Where(use => use.Item1 != name && !(name is "CopyTo" && use.Item1 is "Load")
                    && !(name is "Save" && use.Item1 is "Average")).Select(use => use.Item2)) + " }";
    }

    /// <summary>The same of what a table adds, where the class itself or one of its members has the name.</summary>
    [Theory]
    [InlineData("Row")]
    [InlineData("Prediction")]
    [InlineData("Read")]
    [InlineData("PredictRows")]
    public async Task Name_of_a_table_s_member_that_is_taken_takes_no_other_member_away(string name)
    {
        var networks = new[] { "public int {0};", "private static void {0}() {{ }}", "private struct {0};", "public static class {0};" }
            .Select((member, i) =>
                $"[Network, {Tables[0]}] public partial class Net{i} {{ {string.Format(CultureInfo.InvariantCulture, member, name)} void Uses() {{ Fit(default(Dataset)!); {(name == "Read" ? "" : "Read(\"\");")} }} }}")
            .Append($"[Network, {Tables[0]}] public partial class {name} {{ void Uses() => Fit(default(Dataset)!); }}")
            .ToList();
        var generated = GeneratorHarness.Generate("using NetGen;\n" + string.Join("\n", networks));
        var said = (await AnalyzerHarness.Analyze(generated.Compilation))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

        Assert.Empty(ErrorsOf(generated));
        Assert.Equal(networks.Count, said.Count);
        Assert.All(said, diagnostic => Assert.Equal("NG0009", diagnostic.Id));
    }

    private static IEnumerable<string> ErrorsOf(CompiledNetwork compiled) =>
        compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());

    private static HashSet<string> SignaturesOf(NetworkSpec spec) => NetworkCompiler.Compile(spec, new GeneratorOptions("", false))
        .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        .Where(member => IsNameable(member)
            && !member.Ancestors().OfType<ClassDeclarationSyntax>().Any(type => type.Identifier.Text is "NetGenKernels" or "NetGenTable"))
        .Select(SignatureOf)
        .ToHashSet();

    private static bool IsNameable(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
            || member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
                or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    private static string SignatureOf(MemberDeclarationSyntax member)
    {
        var place = string.Join(".", member.Ancestors().OfType<TypeDeclarationSyntax>().Select(type => type.Identifier.Text).Reverse());
        return place + ": " + string.Join(" ", (member switch
        {
            MethodDeclarationSyntax method => method.WithBody(null).WithExpressionBody(null).WithSemicolonToken(default),
            ConstructorDeclarationSyntax constructor => constructor.WithBody(null).WithExpressionBody(null).WithInitializer(null)
                .WithSemicolonToken(default),
            PropertyDeclarationSyntax property => property.WithInitializer(null).WithSemicolonToken(default).WithExpressionBody(null)
                .WithAccessorList(null),
            FieldDeclarationSyntax field =>
                (SyntaxNode)field.Declaration.WithVariables(SyntaxFactory.SeparatedList(field.Declaration.Variables.Select(variable =>
                    variable.WithInitializer(null)))),
            TypeDeclarationSyntax type => type.WithMembers(default),
            _ => throw new InvalidOperationException(member.GetType().Name),
        }).WithoutTrivia().ToString().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            + (member is PropertyDeclarationSyntax { AccessorList: { Accessors.Count: > 1 } accessors }
                ? string.Concat(accessors.Accessors.Select(accessor => " " + accessor.Modifiers + accessor.Keyword))
                : "");
    }

    /// <summary>A class for each type, with a statement for each member.</summary>
    private static IEnumerable<string> UsesOf(INamedTypeSymbol type, string uses)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var members = type.GetMembers()
            .Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }).ToList();
        yield return $"public static class {uses} {{ public static void All({name} it) {{";
        foreach (var member in members)
            yield return UseOf(member, name);
        yield return "} }";
        foreach (var use in members.OfType<INamedTypeSymbol>().SelectMany(nested => UsesOf(nested, uses + nested.Name)))
            yield return use;
    }

    private static string UseOf(ISymbol member, string type)
    {
        var place = (member.IsStatic ? type : "it") + "."
            + (SyntaxFacts.GetContextualKeywordKind(member.Name) == SyntaxKind.None ? "" : "@") + member.Name;
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"_ = new {type}({Arguments(constructor)});",
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => $"{place}({Arguments(method)});",
            IPropertySymbol { SetMethod: { IsInitOnly: true } } property => $"_ = it with {{ {property.Name} = {place} }};",
            IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } => $"{place} = {place};",
            IPropertySymbol or IFieldSymbol => $"_ = {place};",
            _ => "",
        };
    }

    private static string Arguments(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter =>
        $"{parameter.Name}: default({parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!"));
}
