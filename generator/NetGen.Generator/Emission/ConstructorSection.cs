using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the constructors: weights drawn as declared, or left for a file or another network to bring.</summary>
internal static class ConstructorSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Summary("A network with fresh weights, drawn as declared. The same seed gives the same weights.");
        members.Param("seed", "Chooses the random streams of the initializers.");
        Stretches? fills = null;
        members.Block($"public {members.Class}(ulong seed = 0)", after: " : this(default(global::NetGen.Files.Undrawn))", body: plan =>
        {
            fills = new("NetGenInitialize", "ulong seed", "seed", CallText.MostCallsOf(plan.Prediction));
            for (var i = 0; i < plan.Parameters.Count; i++)
            {
                var index = i;
                fills.Add(plan.Graph.Parameters[i].Layer, writer => PrintFill(writer, plan, index));
            }
            fills.Print(writer);
            if (plan.Training is not null)
                writer.Line("netGenIsFresh = true;");
        });
        members.Hidden(plan =>
        {
            fills!.PrintMethods(writer, "private");
            PrintUndrawn(writer, plan, members.Class);
        });
    }

    /// <summary>
    /// The constructor of a network whose weights come from elsewhere: drawing them first would take longer than reading them.
    /// </summary>
    private static void PrintUndrawn(CodeWriter writer, Plan plan, string name)
    {
        var fills = new Stretches("NetGenInitializeBuffers", "", "", CallText.MostCallsOf(plan.Prediction));
        for (var i = 0; i < plan.Buffers.Count; i++)
        {
            var index = i;
            fills.Add(plan.Graph.Buffers[i].Layer, writer => writer.Line(
                $"NGNumerics.Initialization.Fill<{plan.Graph.Scalar}>(netGenParameters.Span, Summary.Buffers[{Literals.Of(index)}], "
                + "global::NetGen.Init.Constant, "
                + $"{Literals.Of(plan.Graph.Buffers[index].Initializer.Scale, "double")}, 1, 1, 0.0, 0);"));
        }
        writer.Line("// Weights come from a file or another network.");
        writer.Open($"private {name}(global::NetGen.Files.Undrawn undrawn)");
        PreparationSection.PrintConstruction(writer, plan);
        fills.Print(writer);
        writer.Close();
        writer.Line();
        fills.PrintMethods(writer, "private");
    }

    private static void PrintFill(CodeWriter writer, Plan plan, int parameter)
    {
        var (name, initializer) = (plan.Graph.Parameters[parameter].Name, plan.Graph.Parameters[parameter].Initializer);
        writer.Line($"// {name}: {initializer.Kind}{(initializer.Chosen ? ", chosen from the next non-linearity" : "")}.");
        writer.Line(
            $"NGNumerics.Initialization.Fill{(initializer.Blocks > 1 ? "Blocks" : "")}<{plan.Graph.Scalar}>(netGenParameters.Span, "
            + $"Summary.Parameters[{Literals.Of(parameter)}], global::NetGen.Init.{initializer.Kind}, "
            + $"{Literals.Of(initializer.Scale, "double")}, {Literals.Of(initializer.FanIn)}, {Literals.Of(initializer.FanOut)}, "
            + $"{Literals.Of(initializer.Slope, "double")}, seed"
            + (initializer.Blocks > 1 ? ", " + Literals.Of(initializer.Blocks) : "")
            + (initializer.Kind == Init.Sparse ? ", " + Literals.Of(initializer.Sparsity, "double") : "") + ");");
        if (initializer.ZeroRow)
        {
            writer.Line(
                $"NGNumerics.Initialization.FillBlock<{plan.Graph.Scalar}>(netGenParameters.Span, "
                + $"Summary.Parameters[{Literals.Of(parameter)}], "
                + $"{Literals.Of(plan.Graph.Parameters[parameter].Shape.Dimensions[0])}, 0, 0.0);");
        }
        if (initializer.ConstantBlock is { } block)
        {
            writer.Line(
                $"NGNumerics.Initialization.FillBlock<{plan.Graph.Scalar}>(netGenParameters.Span, "
                + $"Summary.Parameters[{Literals.Of(parameter)}], {Literals.Of(initializer.Blocks)}, {Literals.Of(block)}, "
                + $"{Literals.Of(initializer.BlockValue, "double")});");
        }
    }
}
