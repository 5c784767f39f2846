using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints a plan as C#: the surface, the trainer and the kernels, a file each. It decides nothing: every name, offset and tile is in the
/// plan. Knows nothing of Roslyn.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<SourceFile> Emit(NetworkSpec spec, Plan plan, GeneratorOptions options,
        EquatableArray<VariantMember> variants)
    {
        var frame = new FileFrame(spec, plan, options);
        var surface = SurfacePlanning.Of(plan.Graph).With(spec, variants);
        MemberWriter Members(CodeWriter writer) => new(writer, surface, plan, []);
        yield return frame.File("", isDocumented: true, nullable: true, writer =>
        {
            SurfaceSection.Print(writer, Members(writer));
            DeclarationSection.Print(writer, spec, plan);
        }, writer => NetworkTypeSection.BaseList(Members(writer)));
        if (surface.Table is not null)
            yield return frame.File("Table", isDocumented: false, nullable: true, writer => TableSection.Print(writer, Members(writer)));
        if (plan.Training is not null)
            yield return frame.File("Trainer", isDocumented: false, nullable: true,
                writer => TrainerSection.Print(writer, Members(writer)));
        yield return frame.File("Kernels", isDocumented: false, nullable: false, writer => PrintKernels(writer, plan, options));
    }

    private static void PrintKernels(CodeWriter writer, Plan plan, GeneratorOptions options)
    {
        writer.Line($"// Leaf methods on constants, references and vectors{(options.IsAggressive ? ", compiled at full speed from the first call" : "")}. Rows of the workspace are padded");
        writer.Line($"// with zeros to whole vectors of {Literals.Of(plan.PaddedLanes)} {plan.Graph.Scalar}s: a tail is a vector of which some lanes are masked.");
        writer.Line("// Of a tile, a1_0 is the sum of row (or pixel) 1 and vector (or column) 0, e1 an element of that row in every lane, w0 a vector of");
        writer.Line("// weights; rowsBy6 is the number of rows rounded down to a multiple of 6, first7 the mask of a vector's first 7 lanes.");
        writer.Block("private static class NetGenKernels", () =>
        {
            for (var i = 0; i < plan.Kernels.Count; i++)
            {
                if (i > 0)
                    writer.Line();
                LoopPrinter.Print(writer, plan.Graph.Scalar, plan.Nests[plan.Kernels[i]].Scheduled, options.IsAggressive);
            }
        });
    }
}
