using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Printing;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>A kernel on plain addresses: each argument as 64 bits. Returns a loss kernel's loss.</summary>
internal delegate double KernelOnAddresses(long[] arguments);

/// <summary>
/// The kernels of many plans, each of them compiled once whatever network it is of, and callable on memory of any kind. Comes in: plans; goes out: delegates.
/// With a folder, assemblies are written there, or read where they are: a child process on another instruction set compiles nothing.
/// </summary>
internal sealed class KernelLibrary(string? folder = null)
{
    private readonly Dictionary<(string Scalar, Kernel Kernel), KernelOnAddresses> _kernels = [];
    private int _assemblies;

    /// <summary>Kernels so far.</summary>
    public int Count => _kernels.Count;

    public KernelOnAddresses this[string scalar, Kernel kernel] => _kernels[(scalar, kernel)];

    /// <summary>What these plans call and is not there yet, in one compilation.</summary>
    public void Add(IEnumerable<Plan> plans)
    {
        var added = plans
            .SelectMany(plan => new[] { plan.Prediction, plan.Evaluation, plan.Training }.OfType<ProgramPlan>()
                .SelectMany(program => program.KernelCalls).Concat(plan.Packs.Calls).Select(call => (Plan: plan, call.Kernel)))
            .DistinctBy(use => (use.Plan.Graph.Scalar, use.Kernel)).Where(use => !_kernels.ContainsKey((use.Plan.Graph.Scalar, use.Kernel))).ToList();
        if (added.Count == 0)
            return;
        var path = folder is null ? null : Path.Combine(folder, $"Kernels{_assemblies++}.dll");
        var image = path is not null && File.Exists(path) ? File.ReadAllBytes(path) : Compile(added);
        if (path is not null && !File.Exists(path))
            File.WriteAllBytes(path, image);
        var assembly = new AssemblyLoadContext("kernels", isCollectible: false).LoadFromStream(new MemoryStream(image));
        for (var i = 0; i < added.Count; i++)
            _kernels.Add((added[i].Plan.Graph.Scalar, added[i].Kernel), Bind(assembly.GetType("K" + i, throwOnError: true)!.GetMethods(BindingFlags.Public | BindingFlags.Static).Single()));
    }

    private static byte[] Compile(IReadOnlyList<(Plan Plan, Kernel Kernel)> kernels)
    {
        var trees = kernels.Select((kernel, i) => (kernel.Plan, kernel.Kernel, Index: i)).GroupBy(kernel => (kernel.Plan.Graph.Scalar, kernel.Plan.VectorBits)).Select(same =>
        {
            var writer = new CodeWriter();
            writer.Lines(Words.Aliases(same.Key.Scalar, same.Key.VectorBits));
            foreach (var (plan, kernel, index) in same)
                writer.Block("public static class K" + index, () => Print(writer, plan, kernel));
            return GeneratorHarness.Parse(writer.ToString(), same.Key.Scalar + ".cs", new HarnessOptions { Documentation = false });
        });
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create("Kernels", trees, GeneratorHarness.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return image.ToArray();
    }

    private static void Print(CodeWriter writer, Plan plan, Kernel kernel) => LoopPrinter.Print(writer, plan.Graph.Scalar, plan.Nests[kernel].Scheduled);

    /// <summary>A reference and an address are the same bits.</summary>
    private static KernelOnAddresses Bind(MethodInfo kernel)
    {
        var method = new DynamicMethod(kernel.Name, typeof(double), [typeof(long[])], typeof(KernelLibrary).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        foreach (var parameter in kernel.GetParameters())
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Ldelem_I8);
            if (parameter.ParameterType.IsByRef)
            {
                code.Emit(OpCodes.Conv_I);
            }
            else if (parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(uint))
            {
                code.Emit(OpCodes.Conv_I4);
            }
            else if (parameter.ParameterType == typeof(float))
            {
                code.Emit(OpCodes.Conv_I4);
                code.Emit(OpCodes.Call, typeof(BitConverter).GetMethod(nameof(BitConverter.Int32BitsToSingle))!);
            }
            else if (parameter.ParameterType == typeof(double))
            {
                code.Emit(OpCodes.Call, typeof(BitConverter).GetMethod(nameof(BitConverter.Int64BitsToDouble))!);
            }
        }
        code.Emit(OpCodes.Call, kernel);
        if (kernel.ReturnType == typeof(void))
            code.Emit(OpCodes.Ldc_R8, 0.0);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<KernelOnAddresses>();
    }
}
