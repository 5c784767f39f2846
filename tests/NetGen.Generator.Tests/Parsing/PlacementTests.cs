using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Where a network may stand, and how its place is re-opened.</summary>
public class PlacementTests
{
    private const string Layers = "[NetGen.Network, NetGen.Input(2), NetGen.Dense(1)]";

    [Fact]
    public void Parse_global_namespace_has_no_namespace()
    {
        var spec = Declared.Spec($"{Layers} public partial class Net;");

        Assert.Null(spec.Namespace);
        Assert.Equal("Net", spec.MetadataName);
    }

    [Theory]
    [InlineData("namespace A.B; {0} public partial class Net;", "A.B", "A.B.Net")]
    [InlineData("namespace A.B {{ {0} public partial class Net; }}", "A.B", "A.B.Net")]
    [InlineData("namespace A {{ namespace B {{ {0} public partial class Net; }} }}", "A.B", "A.B.Net")]
    [InlineData("namespace X.System; {0} public partial class Net;", "X.System", "X.System.Net")]
    [InlineData("namespace @class.@event; {0} public partial class @new;", "@class.@event", "class.event.new")]
    public void Parse_namespace_is_escaped_in_code_and_plain_in_metadata(string source, string expected, string metadataName)
    {
        var spec = Declared.Spec(string.Format(null, source, Layers));

        Assert.Equal(expected, spec.Namespace);
        Assert.Equal(metadataName, spec.MetadataName);
    }

    [Theory]
    [InlineData("class", "partial class Outer")]
    [InlineData("static class", "partial class Outer")]
    [InlineData("struct", "partial struct Outer")]
    [InlineData("readonly ref struct", "partial struct Outer")]
    [InlineData("record", "partial record Outer")]
    [InlineData("record class", "partial record Outer")]
    [InlineData("record struct", "partial record struct Outer")]
    [InlineData("interface", "partial interface Outer")]
    public void Parse_containing_type_keeps_its_keyword(string keyword, string expected)
    {
        var words = keyword.Split(' ');
        var declared = words is ["record", ..] ? "partial " + keyword : keyword.Insert(keyword.LastIndexOf(' ') + 1, "partial ");

        var spec = Declared.Spec($"public {declared} Outer {{ {Layers} public partial class Net; }}");

        Assert.Equal([expected], spec.ContainingTypes);
        Assert.Equal("Outer+Net", spec.MetadataName);
    }

    [Fact]
    public void Parse_generic_containing_types_keep_their_parameters()
    {
        var spec = Declared.Spec(
            $"namespace A; public partial interface I<T, @event> where T : class {{ public partial class Outer<U> {{ {Layers} public partial class Net; }} }}");

        Assert.Equal(["partial interface I<T, @event>", "partial class Outer<U>"], spec.ContainingTypes);
        Assert.Equal("A.I`2+Outer`1+Net", spec.MetadataName);
    }

    [Fact]
    public void Parse_same_simple_name_in_several_places_has_distinct_metadata_names()
    {
        var networks = Declared.Networks(GeneratorHarness.CreateCompilation(
        [
            $$"""
            namespace A { {{Layers}} public partial class Net; {{Layers}} public partial class B_Net; }
            namespace A.B { {{Layers}} public partial class Net; {{Layers}} public partial class net; }
            public partial class A_B { {{Layers}} public partial class Net; }
            public partial class A_B<T> { {{Layers}} public partial class Net; }
            """,
        ]));

        var names = networks.Select(network => Generator.Parsing.NetworkParser.Parse(network, CancellationToken.None).Spec!.MetadataName).Order(StringComparer.Ordinal);

        Assert.Equal(["A.B.Net", "A.B.net", "A.B_Net", "A.Net", "A_B+Net", "A_B`1+Net"], names);
    }

    [Theory]
    [InlineData("public partial struct Net;", "a struct")]
    [InlineData("public partial record Net;", "a record")]
    [InlineData("public partial record struct Net;", "a record struct")]
    [InlineData("public partial interface Net;", "an interface")]
    [InlineData("public static partial class Net;", "static")]
    [InlineData("public abstract partial class Net;", "abstract")]
    [InlineData("public partial class Net<T>;", "generic")]
    [InlineData("file partial class Net;", "file-local, which no other file can extend")]
    [InlineData("public partial class Net(int size) { public int Size => size; }", "a class with a primary constructor, which the generated constructor cannot call")]
    [InlineData("public partial class Net : Base; public class Base(int size) { public int Size => size; }", "derived from 'Base', which has no constructor without arguments")]
    [InlineData("public partial class Net : Base; public class Base { public class Net; }", "derived from 'Base', which has a member of the same name, which hides the class from its own code")]
    public void Parse_unsupported_target_is_NG0002_and_gives_no_specification(string declaration, string reason)
    {
        var result = Declared.Parse($"{Layers} {declaration}");

        Assert.Null(result.Spec);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("NG0002", problem.Id);
        Assert.Equal(["Net", reason], problem.Figures);
    }

    [Theory]
    [InlineData("public sealed partial class Net;")]
    [InlineData("internal partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("public partial class Net : Base; public class Base(int size = 1) { public int Size => size; }")]
    public void Parse_other_plain_classes_are_supported(string declaration) => Declared.Spec($"{Layers} {declaration}");

    [Fact]
    public void Parse_class_whose_name_is_a_type_parameter_around_it_is_NG0002()
    {
        var problem = Assert.Single(Declared.Parse($"public partial class Outer<Net> {{ {Layers} public partial class Net; }}").Problems);

        Assert.Equal("NG0002", problem.Id);
        Assert.Equal(["Net", "in 'Outer', which has a type parameter of the same name, which hides the class from its own code"], problem.Figures);
    }

    [Fact]
    public void Parse_file_local_container_is_NG0002()
    {
        var problem = Assert.Single(Declared.Parse($"file partial class Outer {{ {Layers} public partial class Net; }}").Problems);

        Assert.Equal("NG0002", problem.Id);
    }

    [Theory]
    [InlineData("{0} public class Net;", "Net")]
    [InlineData("public class Outer {{ {0} public partial class Net; }}", "Outer")]
    [InlineData("public class Outer {{ public partial class Middle {{ {0} public class Net; }} }}", "Net, Outer")]
    public void Parse_not_partial_is_NG0001_and_names_every_closed_type(string source, string closed)
    {
        var result = Declared.Parse(string.Format(null, source, Layers));

        Assert.Null(result.Spec);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("NG0001", problem.Id);
        Assert.Equal(["Net", closed], problem.Figures);
    }
}
