extern alias runtime;

using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The rooms of the two houses and what each may know: one direction, no circle. An arrow that is not in the table fails with the types that draw it.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The compiler: from what was written through the graph to text. "." is the entry, NetworkGenerator and NetworkCompiler.</summary>
    private static readonly Dictionary<string, string[]> Compiler = new()
    {
        ["Foundation"] = [],
        ["Loops"] = ["Foundation"],
        ["Model"] = ["Foundation", "Loops"],
        ["Inference"] = ["Foundation", "Model"],
        ["Diagnostics"] = ["Foundation", "Model"],
        ["Parsing"] = ["Foundation", "Model", "Inference"],
        ["Shapes"] = ["Foundation", "Model"],
        ["Signal"] = ["Foundation", "Model", "Loops"],
        ["Passes"] = ["Foundation", "Model", "Signal"],
        ["Lowering"] = ["Foundation", "Model", "Loops"],
        ["Scheduling"] = ["Foundation", "Model", "Loops"],
        ["Checks"] = ["Foundation", "Loops"],
        ["Planning"] = ["Foundation", "Model", "Loops", "Shapes", "Lowering", "Scheduling", "Checks"],
        ["Printing"] = ["Foundation", "Model", "Loops"],
        ["Emission"] = ["Foundation", "Model", "Loops", "Lowering", "Scheduling", "Checks", "Printing", "Passes", "Planning"],
        ["Analysis"] = ["Foundation", "Model", "Inference", "Lowering", "Scheduling", "Signal", "Shapes", "Planning", "Emission", "Diagnostics"],
        ["."] = ["Foundation", "Model", "Inference", "Parsing", "Shapes", "Signal", "Passes", "Lowering", "Scheduling", "Checks", "Planning", "Analysis", "Emission"],
        ["Analyzers"] = ["Foundation", "Model", "Inference", "Parsing", "Shapes", "Diagnostics", "Analysis", "."],
    };

    /// <summary>The runtime. "." holds what every room speaks of: exceptions, a network's summary, tables of text.</summary>
    private static readonly Dictionary<string, string[]> Runtime = new()
    {
        ["Declaration"] = [],
        ["."] = [],
        ["Numerics"] = [".", "Declaration"],
        ["Data"] = [".", "Numerics"],
        ["Tables"] = [".", "Declaration", "Numerics", "Data"],
        ["Preparation"] = [".", "Declaration", "Numerics", "Data", "Tables"],
        ["Files"] = [".", "Numerics", "Data", "Preparation"],
        ["Streams"] = [".", "Numerics", "Preparation", "Files"],
        ["Training"] = [".", "Declaration", "Numerics", "Data", "Preparation", "Files"],
        ["Selection"] = [".", "Declaration", "Numerics", "Data", "Preparation", "Files", "Training"],
        ["Craft"] = [".", "Declaration", "Numerics", "Data", "Preparation", "Files", "Training"],
    };

    [Fact]
    public void Compiler_draws_no_arrow_beyond_the_allowed_ones() =>
        Assert.Empty(RoomMap.Of(typeof(NetworkGenerator).Assembly.Location, "generator/NetGen.Generator").Beyond(Compiler));

    [Fact]
    public void Runtime_draws_no_arrow_beyond_the_allowed_ones() =>
        Assert.Empty(RoomMap.Of(typeof(runtime::NetGen.Dataset).Assembly.Location, "src/NetGen").Beyond(Runtime));

    /// <summary>A table is written bottom up: each room only knows rooms above it in the table, so that there can be no circle.</summary>
    [Fact]
    public void Allowed_arrows_have_no_circle()
    {
        foreach (var table in new[] { Compiler, Runtime })
        {
            var below = new HashSet<string>();
            foreach (var (room, known) in table)
            {
                Assert.Subset(below, known.ToHashSet());
                below.Add(room);
            }
        }
    }

    [Fact]
    public void Every_room_is_in_the_table()
    {
        Assert.Subset(Compiler.Keys.ToHashSet(), RoomMap.Of(typeof(NetworkGenerator).Assembly.Location, "generator/NetGen.Generator").Rooms.ToHashSet());
        Assert.Subset(Runtime.Keys.ToHashSet(), RoomMap.Of(typeof(runtime::NetGen.Dataset).Assembly.Location, "src/NetGen").Rooms.ToHashSet());
    }

    /// <summary>The test of the test: an arrow is seen wherever C# can draw one.</summary>
    [Theory]
    [InlineData("class Low : High { }")]
    [InlineData("interface ILow : IHigh { }")]
    [InlineData("class Low { object Make() => new High(); }")]
    [InlineData("class Low { object? Read() => High.Field; }")]
    [InlineData("class Low { void Call() => System.Array.Empty<High>(); }")]
    [InlineData("class Low { bool Ask(object o) => o is High; }")]
    [InlineData("class Low { System.Type Name => typeof(High); }")]
    [InlineData("class Low { System.Collections.Generic.List<High[]>? field; }")]
    [InlineData("class Low { int Size(ref (int, Level) pair) => 4; }")]
    [InlineData("class Low { void Try() { try { } catch (Trouble) { } } }")]
    [InlineData("class Low { class Inner { System.Func<object> Late() => () => new High(); } }")]
    [InlineData("class Low<T> where T : High { }")]
    [InlineData("[Marked] enum Low { }")]
    public void Arrow_back_is_found(string low)
    {
        var map = MapOf(low);
        Assert.Equal([("Model", "Passes")], map.Arrows.Keys);
        Assert.StartsWith("Model → Passes: ", Assert.Single(map.Beyond(Compiler)));
    }

    [Fact]
    public void Arrow_that_is_allowed_is_not_reported() =>
        Assert.Empty(MapOf("class Low { }", "class User { object Make() => new Low(); }").Beyond(Compiler));

    private static RoomMap MapOf(string low, string user = "")
    {
        const string High =
            "class High { public static object? Field; } interface IHigh { } enum Level { } class Trouble : System.Exception { } class MarkedAttribute : System.Attribute { } ";
        var compilation = CSharpCompilation.Create(
            "House",
            [Tree("Model/Low.cs", low), Tree("Passes/High.cs", High + user)],
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new(), symbols = new();
        var emitted = compilation.Emit(assembly, symbols, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join(", ", emitted.Diagnostics));
        assembly.Position = symbols.Position = 0;
        return RoomMap.Of(assembly, symbols, "house");

        static SyntaxTree Tree(string path, string text) =>
            CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), path: "/src/house/" + path);
    }
}
