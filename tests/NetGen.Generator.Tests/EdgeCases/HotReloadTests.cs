using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.EdgeCases;

/// <summary>
/// Line 51: <c>dotnet watch</c> and Edit and Continue. The code of another network must not come over weights, optimizer state and workspaces that exist; nor may the
/// edit reach Roslyn's merging of partial types, which ends with "Method symbol expected" where a part's attributes and another part's initializers change together.
/// </summary>
public class HotReloadTests
{
    private const string Before = "[Network, Input(4), Dense(8), Relu, Dense(3), Softmax, CrossEntropy, Adam(1e-3)] public partial class Net;";

    /// <summary>Each is an edit that Roslyn refuses to make in a running program (ENC0011), so that it starts anew.</summary>
    [Theory]
    [InlineData("1e-3", "2e-3")]
    [InlineData("Relu", "Tanh")]
    [InlineData("Relu", "Relu, Dropout(0.5)")]
    [InlineData("Dense(8)", "Dense(8, Init = Init.HeUniform)")]
    [InlineData("Dense(3)", "Dense(5), Elu, Dense(3)")]
    [InlineData("Dense(8)", "Dense(8, Name = \"first\")")]
    [InlineData("Adam(1e-3)", "Adam(1e-3), Ema(0.9)")]
    [InlineData("[Network", "[Network(Scalar = typeof(double))")]
    [InlineData("CrossEntropy", "CrossEntropy, Training(Epochs = 11)")]
    [InlineData("Dense(8)", "Dense(0)")]
    public void Edit_of_a_declaration_changes_a_constant(string written, string edited) => Assert.NotEqual(ConstantOf(Before), ConstantOf(Before.Replace(written, edited)));

    [Theory]
    [InlineData("[Network", "/* a comment */\n\n[Network")]
    [InlineData("Dense(8)", "Dense(units: 2 * 4)")]
    [InlineData("class Net;", "class Net { public int Mine => 3; }")]
    public void Edit_of_anything_else_changes_nothing(string written, string edited)
    {
        var (before, after) = (GeneratorHarness.Generate("using NetGen;\n" + Before), GeneratorHarness.Generate("using NetGen;\n" + Before.Replace(written, edited)));

        Assert.Equal(before.Files, after.Files);
    }

    /// <summary>The real thing, on a console project: each edit is followed by the edited network, or by NetGen's error.</summary>
    [Fact(Explicit = true)]
    public void Dotnet_watch_follows_every_edit()
    {
        var folder = Directory.CreateTempSubdirectory("netgen-watch-").FullName;
        File.WriteAllText(Path.Combine(folder, "watched.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "NetGen.dll")}" />
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "NetGen.Generator.dll")}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"),
            "while (true) { Console.WriteLine(\"running \" + string.Join(\", \", Net.Summary.Layers.Select(layer => layer.Description)) + \" at \" + new Net.Hyperparameters().LearningRate); Thread.Sleep(300); }");
        var text = "using NetGen;\n" + Before;
        Write(text);
        // The program runs before the watch has taken down what edits are compared with: an edit in between is never seen.
        const string Watching = "Waiting for changes", WatchingAfterAnError = "Fix the error to continue";
        var log = new StringBuilder();
        using var watch = new Process { StartInfo = new("dotnet", ["watch", "--non-interactive"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        watch.StartInfo.Environment["DOTNET_USE_POLLING_FILE_WATCHER"] = "1";
        watch.OutputDataReceived += Note;
        watch.ErrorDataReceived += Note;
        watch.Start();
        watch.BeginOutputReadLine();
        watch.BeginErrorReadLine();
        try
        {
            WaitFor("running Dense 8");
            WaitFor(Watching);
            foreach (var (written, edited, seen) in new[]
            {
                ("1e-3", "2e-3", "at 0.002"), ("Relu", "Tanh", "Tanh"), ("Tanh", "Tanh, Dropout(0.5)", "Dropout 0.5"), ("Dense(8)", "Dense(8, Init = Init.HeUniform)", "HeUniform"),
                ("Dense(3)", "Dense(5), Elu, Dense(3)", "Elu"), ("Dense(5)", "Dense(0)", "error NG0008"), ("Dense(0)", "Dense(6)", "Dense 6"), ("Adam(2e-3)", "Sgd(0.5, Momentum = 0.9)", "at 0.5"),
            })
            {
                lock (log)
                    log.Clear();
                Write(text = text.Replace(written, edited));
                WaitFor(seen);
                WaitFor(seen.StartsWith("error", StringComparison.Ordinal) ? WatchingAfterAnError : Watching);
            }
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            watch.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }

        // At once: half a file is a network, too.
        void Write(string all)
        {
            File.WriteAllText(Path.Combine(folder, "Net.new"), all);
            File.Move(Path.Combine(folder, "Net.new"), Path.Combine(folder, "Net.cs"), overwrite: true);
        }

        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (log)
                log.AppendLine(line.Data);
        }

        void WaitFor(string seen)
        {
            for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(100))
            {
                string said;
                lock (log)
                    said = log.ToString();
                Assert.DoesNotContain("unexpected error", said);
                if (said.Contains(seen, StringComparison.Ordinal))
                    return;
                Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), $"waited for '{seen}':\n{said}");
            }
        }
    }

    /// <summary>The constant of the generated class; null where there is none, which is a change as well.</summary>
    private static object? ConstantOf(string declaration) => Assert.Single(Declared.Networks(GeneratorHarness.Generate("using NetGen;\n" + declaration).Compilation)).Type
        .GetMembers("NetGenDeclaration").OfType<IFieldSymbol>().SingleOrDefault(field => field.IsConst)?.ConstantValue;
}
