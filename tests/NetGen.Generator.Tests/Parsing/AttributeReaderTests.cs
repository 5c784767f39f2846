using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>What is read of the attributes, however they are written.</summary>
public class AttributeReaderTests
{
    private static ItemSpec Dense(int units, params ArgumentSpec[] properties) =>
        new("Dense", properties.Prepend(new ArgumentSpec("units", false, units)).ToEquatableArray());

    private static ItemSpec Input(params int[] shape) =>
        new("Input", new[] { new ArgumentSpec("shape", false, shape.Cast<object?>().ToEquatableArray()) }.ToEquatableArray());

    [Fact]
    public void Parse_items_are_in_source_order_across_lists()
    {
        var spec = Declared.Spec(
            """
            using NetGen;
            [Network, Input(28, 28, 1)]
            [Flatten]
            [Dense(120), Relu, Dropout(0.25)]
            [Dense(10), Softmax]
            [CrossEntropy, Adam]
            public partial class Net;
            """);

        Assert.Equal(["Input", "Flatten", "Dense", "Relu", "Dropout", "Dense", "Softmax", "CrossEntropy", "Adam"], spec.Items.Select(item => item.Kind));
        Assert.Equal(Input(28, 28, 1), spec.Items[0]);
        Assert.Equal(Dense(120), spec.Items[2]);
    }

    [Fact]
    public void Parse_values_are_plain()
    {
        var spec = Declared.Network("""Input(2, Min = 0, Max = 255), Dense(3, Name = "first", Init = Init.HeUniform, Bias = false), Sgd(1, Nesterov = true)""");

        Assert.Equal(new ArgumentSpec("Max", true, 255.0), spec.Items[0].Arguments[2]);
        Assert.Equal(
            Dense(3, new ArgumentSpec("Name", true, "first"), new ArgumentSpec("Init", true, (int)Init.HeUniform), new ArgumentSpec("Bias", true, false)),
            spec.Items[1]);
        Assert.Equal(new ArgumentSpec("learningRate", false, 1.0), spec.Items[2].Arguments[0]);
    }

    [Fact]
    public void Parse_declared_default_equals_the_written_one() =>
        Assert.Equal(Declared.Network("Input(2), LeakyRelu"), Declared.Network("Input(2), LeakyRelu(0.01)"));

    [Theory]
    [InlineData("using NetGen; [Network, Input(2), Dense(3)] public partial class Net;")]
    [InlineData("[global::NetGen.NetworkAttribute, NetGen.InputAttribute(2)] [NetGen.Dense(3)] public partial class Net;")]
    [InlineData("using N = NetGen.NetworkAttribute; using D = NetGen.DenseAttribute; using NetGen; [N, Input(2), D(3)] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(new[] { 2 }), Dense(units: 3)] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(new int[] { 2 }), Dense(1 + (int)2.5)] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(Net.Width), Dense(Sizes.Units)] public partial class Net { private const int Width = 2; } static class Sizes { public const int Units = 3; }")]
    [InlineData("using NetGen; [Network, System.Obsolete, Input(2), System.Serializable, Dense(3)] public partial class Net;")]
    public void Parse_spelling_of_an_attribute_does_not_matter(string source)
    {
        var spec = Declared.Spec(source);

        Assert.Equal([Input(2), Dense(3)], spec.Items);
    }

    [Fact]
    public void Parse_global_alias_and_constant_of_another_file_are_resolved()
    {
        var spec = Declared.Spec(
            "[Net2, Layers.Input(2), Layers.Dense(Sizes.Units)] public partial class Net;",
            "global using Net2 = NetGen.NetworkAttribute; global using Layers = NetGen;",
            "static class Sizes { public const int Units = 3; }");

        Assert.Equal([Input(2), Dense(3)], spec.Items);
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("Dense()")]
    [InlineData("Dense(")]
    [InlineData("Dense(\"many\")")]
    [InlineData("Dense(Missing.Units)")]
    [InlineData("Dense(3, Init = Init.Nothing)")]
    [InlineData("Dense(3, Unknown = 1)")]
    [InlineData("Dense(3, Bias = )")]
    [InlineData("Dropout(1 / 0)")]
    public void Parse_half_typed_argument_makes_the_specification_incomplete(string layer)
    {
        var result = Declared.Parse($"using NetGen; [Network, Input(2), {layer}] public partial class Net;");

        Assert.False(result.Spec!.IsComplete);
    }

    [Fact]
    public void Parse_unknown_attribute_is_left_out_and_noted()
    {
        var result = Declared.Parse("using NetGen; [Network, Input(2), Dense(3), Rel] public partial class Net;");

        Assert.False(result.IsResolved);
        Assert.Equal(["Input", "Dense"], result.Spec!.Items.Select(item => item.Kind));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("(int[])null")]
    public void Parse_null_shape_is_NG0008(string shape)
    {
        var result = Declared.Parse($"#nullable disable\nusing NetGen; [Network, Input({shape}), Dense(3)] public partial class Net;");

        Assert.False(result.Spec!.IsComplete);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("NG0008", 0, "shape"), (problem.Id, problem.Item, problem.Argument));
    }

    [Theory]
    [InlineData("", "float")]
    [InlineData("(Scalar = typeof(float))", "float")]
    [InlineData("(Scalar = typeof(double))", "double")]
    [InlineData("(Scalar = null)", "float")]
    public void Parse_scalar_is_float_or_double(string arguments, string expected) =>
        Assert.Equal(expected, Declared.Spec($"using NetGen; [Network{arguments}, Input(2), Dense(1)] public partial class Net;").Scalar);

    [Theory]
    [InlineData("System.Half", "Half")]
    [InlineData("int", "int")]
    public void Parse_other_scalar_is_NG0008(string type, string shown)
    {
        var problem = Assert.Single(Declared.Parse($"using NetGen; [Network(Scalar = typeof({type})), Input(2), Dense(1)] public partial class Net;").Problems);

        Assert.Equal(("NG0008", -1, "Scalar"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["Scalar", "float or double", shown], problem.Figures);
    }

    [Fact]
    public void Parse_items_on_two_parts_are_NG0006_at_the_first_stray()
    {
        var result = Declared.Parse("using NetGen; [Network, Input(2)] public partial class Net;", "using NetGen; [Dense(1), Relu] public partial class Net;");

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("NG0006", 1), (problem.Id, problem.Item));
        Assert.False(result.Spec!.IsComplete);
    }

    [Fact]
    public void Parse_other_parts_without_items_are_no_split() =>
        Declared.Spec("using NetGen; [Network] public partial class Net;", "using NetGen; [Input(2), Dense(1)] public partial class Net { public int X; }", "[System.Obsolete] public partial class Net;");

    [Fact]
    public void Parse_user_members_are_sorted_and_named_once()
    {
        var spec = Declared.Spec(
            """
            using NetGen;
            [Network, Input(2), Dense(1)]
            public partial class Net
            {
                public Net(ulong seed) => Seed = seed;
                public Net(int a, int b) : this(0) { }
                public ulong Seed { get; }
                public void Run() { }
                public void Run(int times) { }
                private sealed class Nested;
                public static Net operator +(Net a, Net b) => a;
                public event System.Action? Done { add { } remove { } }
            }
            """);

        Assert.Equal([".ctor(int, int)", ".ctor(ulong)", "Done", "Nested", "Run", "Seed"], spec.UserMembers);
    }

    [Fact]
    public void Parse_attribute_of_the_same_name_elsewhere_is_not_a_network() =>
        Assert.Empty(Declared.Networks(GeneratorHarness.CreateCompilation(
            ["namespace Other { public class NetworkAttribute : System.Attribute; [Network] public partial class Net; }"])));
}
