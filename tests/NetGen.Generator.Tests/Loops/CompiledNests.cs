using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Loops;
using NetGen.Generator.Printing;
using NetGen.Generator.Tests.Harness;
using Buffer = NetGen.Generator.Loops.Buffer;

namespace NetGen.Generator.Tests.Loops;

/// <summary>Printed nests, compiled and run on guarded memory.</summary>
internal sealed class CompiledNests
{
    private readonly IReadOnlyList<(Method Method, string Scalar)> _methods;
    private readonly Assembly _assembly;

    public CompiledNests(IReadOnlyList<(Method Method, string Scalar)> methods)
    {
        _methods = methods;
        var files = methods.Select(FileOf).Select((text, i) => GeneratorHarness.Parse(text, $"Nest{i}.cs"));
        var compilation = CSharpCompilation.Create("Nests", files, GeneratorHarness.References, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        stream.Position = 0;
        _assembly = new AssemblyLoadContext("Nests", isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>Runs a nest on <see cref="NestMemory"/>'s numbers and gives back what is in each buffer.</summary>
    public IReadOnlyDictionary<string, double[]> Run(int index, int rows)
    {
        var (method, scalar) = _methods[index];
        var size = scalar == "double" ? sizeof(double) : sizeof(float);
        var buffers = method.Buffers.ToList();
        var memory = buffers.ConvertAll(buffer => new GuardedMemory(Cells<double>.LengthOf(buffer, rows) * size));
        for (var i = 0; i < buffers.Count; i++)
            Fill(memory[i].Address, buffers[i], rows, scalar);
        var run = _assembly.GetType($"Nest{index}")!.GetMethod("Run")!.CreateDelegate<Action<nint[], int>>();
        run([.. memory.Select(guarded => guarded.Address)], rows);
        var result = buffers.Select((buffer, i) => (buffer.Name, Read(memory[i].Address, buffer, rows, scalar))).ToDictionary();
        foreach (var guarded in memory)
            guarded.Dispose();
        return result;
    }

    private static string FileOf((Method Method, string Scalar) nest, int index)
    {
        var (method, scalar) = nest;
        var writer = new CodeWriter();
        var bits = method.Lanes * 8 * (scalar == "double" ? sizeof(double) : sizeof(float));
        writer.Lines(Words.Aliases(scalar, bits));
        writer.Open($"public static class Nest{Words.Int(index)}");
        LoopPrinter.Print(writer, scalar, method);
        var at = 0;
        var arguments = method.Arguments.Select(argument => argument switch
        {
            BufferArgument buffer => $"ref NGUnsafe.AsRef<{scalar}>((void*)memory[{Words.Int(at++)}])"
                + (buffer.Buffer.Offsets is null ? "" : ", ref offsets[0]"),
            ScalarArgument given => NestMemory.Given(given).ToString(CultureInfo.InvariantCulture) + (given.Type is null && scalar == "float" ? "f" : ""),
            _ => "rows",
        });
        writer.Open($"public static unsafe void Run(nint[] memory, int rows)");
        if (method.Buffers.FirstOrDefault(buffer => buffer.Offsets is not null) is { } users)
        {
            writer.Line("var offsets = new nint[rows + 1];");
            writer.Line($"for (var row = 0; row < rows; row++) offsets[row] = row * {Words.Int(users.Rows!.Stride)};");
        }
        writer.Line($"{method.Name}({string.Join(", ", arguments)});");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static unsafe void Fill(nint address, Buffer buffer, int rows, string scalar)
    {
        for (var i = 0; i < Cells<double>.LengthOf(buffer, rows); i++)
        {
            if (scalar == "double")
                ((double*)address)[i] = NestMemory.Initial(buffer, i);
            else
                ((float*)address)[i] = (float)NestMemory.Initial(buffer, i);
        }
    }

    private static unsafe double[] Read(nint address, Buffer buffer, int rows, string scalar) =>
        [.. Enumerable.Range(0, Cells<double>.LengthOf(buffer, rows)).Select(i => Element(address, i, scalar))];

    private static unsafe double Element(nint address, int index, string scalar) => scalar == "double" ? ((double*)address)[index] : ((float*)address)[index];
}
