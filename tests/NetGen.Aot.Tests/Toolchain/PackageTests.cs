using System.IO.Compression;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests.Toolchain;

/// <summary>The package in the hands of someone who has nothing else: what is in it, and what projects of every form make of it.</summary>
public sealed class PackageTests(PackedNetGen netGen)
{
    private const string Net =
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dense(8), Tanh]
        [Dense(1), Sigmoid]
        [BinaryCrossEntropy, Adam(0.05)]
        [Training(Epochs = 500, BatchSize = 4)]
        public partial class Net;
        """;

    private const string Use =
        """
        var network = new Net(seed: 1);
        network.Fit(Dataset.FromArrays([0f, 0, 0, 1, 1, 0, 1, 1], [0f, 1, 1, 0]), new FitOptions { ProgressLine = ProgressLine.Off });
        var answer = new float[1];
        network.Predict([0, 1], answer);
        Console.WriteLine($"0 xor 1 = {answer[0]:F1}, 256 bits: {System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated}");
        """;

    private static void AssertSucceeds(Outcome outcome) => Assert.True(outcome.ExitCode == 0, outcome.ToString());

    private static void AssertIsQuiet(Outcome outcome)
    {
        AssertSucceeds(outcome);
        Assert.DoesNotMatch(@"\bwarning\b", outcome.Output);
    }

    [Fact(Explicit = true)]
    public void Package_has_everything_in_its_place_and_a_version_of_its_commit()
    {
        using var package = ZipFile.OpenRead(netGen.Package());
        string[] files = [.. package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
        string[] expected =
        [
            "AGENTS.md", "README.md", "icon.png", "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml",
            "analyzers/dotnet/roslyn5.0/cs/NetGen.Generator.dll", "analyzers/dotnet/roslyn5.0/cs/NetGen.CodeFixes.dll",
            "build/net10.0/NetGen.props", "build/net10.0/NetGen.targets", "buildTransitive/net10.0/NetGen.props",
            "buildTransitive/net10.0/NetGen.targets",
            .. Directory.GetFiles(Path.Combine(Repository.Root, "generator", "NetGen.Generator", "Diagnostics", "Rules"))
                .Select(page => $"rules/{Path.GetFileName(page)}"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Where(file => !file.StartsWith("_rels/", StringComparison.Ordinal)
            && !file.StartsWith("package/", StringComparison.Ordinal) && file is not ("NetGen.nuspec" or "[Content_Types].xml")));

        var commit = Command.Run("git", ["rev-parse", "--short=8", "HEAD"]).Output.Trim();
        Assert.Matches($@"^NetGen\.\d+\.\d+\.\d+(-dev\.\d+\.g{commit})?\.nupkg$", Path.GetFileName(netGen.Package()));
        using var reader = new StreamReader(package.GetEntry("NetGen.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", nuspec, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Project_for_an_older_framework_gets_NuGet_s_own_message_and_no_other()
    {
        var project = netGen.NewProject(("Net.cs", Net));
        project.Write("Project.csproj", project.Read("Project.csproj").Replace("net10.0", "net8.0", StringComparison.Ordinal));
        var outcome = project.Build();
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("error NU1202: Package NetGen", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS0246", outcome.Output, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Network_in_a_library_is_published_with_the_instruction_set_of_the_application()
    {
        var folder = netGen.NewFolder(
            ("Library/Library.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
                  <ItemGroup><PackageReference Include="NetGen" Version="*-*" /></ItemGroup>
                </Project>
                """),
            ("Library/Net.cs", Net),
            ("App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
                    <PublishAot>true</PublishAot><NetGenInstructionSet>x86-64-v3</NetGenInstructionSet><InvariantGlobalization>true</InvariantGlobalization>
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
                </Project>
                """),
            ("App/Program.cs", "using NetGen;\n" + Use));
        var publishing = Command.Run(Command.DotNet, ["publish", folder["App/App.csproj"], "-o", folder["out"], "--disable-build-servers"]);
        AssertIsQuiet(publishing);
        Assert.DoesNotContain("NetGen: ", publishing.Output, StringComparison.Ordinal);
        var run = Command.Run(folder[OperatingSystem.IsWindows() ? "out/App.exe" : "out/App"], []);
        Assert.Equal($"0 xor 1 = 1.0, 256 bits: {System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated}", run.Output.Trim());

        var unknown = Command.Run(
            Command.DotNet,
            ["msbuild", folder["App/App.csproj"], "-t:PrepareForPublish", "-p:NetGenInstructionSet=avx9", "-p:Configuration=Release",
                "-nodeReuse:false"]);
        Assert.Contains("error NG9011", unknown.Output, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void One_file_trains_and_is_published_as_a_native_program()
    {
        var folder = netGen.NewFolder(("app.cs",
            "#:package NetGen@*-*\n" + Regex.Replace(Net, @"^using NetGen;\s*", "using NetGen;\n\n" + Use + "\n\n")));
        var run = Command.Run(Command.DotNet, ["run", folder["app.cs"]]);
        AssertIsQuiet(run);
        Assert.Contains("0 xor 1 = 1.0", run.Output, StringComparison.Ordinal);
        var publishing = Command.Run(Command.DotNet, ["publish", folder["app.cs"], "-o", folder["out"], "--disable-build-servers"]);
        AssertIsQuiet(publishing);
        if (OperatingSystem.IsLinux()
            && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64)
            Assert.Contains("NetGen: published for x86-64-v3", publishing.Output, StringComparison.Ordinal);
        var published = Command.Run(folder[OperatingSystem.IsWindows() ? "out/app.exe" : "out/app"], []);
        Assert.Equal($"0 xor 1 = 1.0, 256 bits: {System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated}", published.Output.Trim());
    }

    [Fact(Explicit = true)]
    public void One_file_finds_the_table_that_lies_beside_it()
    {
        var folder = netGen.NewFolder(
            ("app.cs", """
                #:package NetGen@*-*
                using NetGen;

                var network = new Stays(seed: 1);
                network.Fit(Stays.Read("stays.csv"), new FitOptions { ProgressLine = ProgressLine.Off, Monitors = null });
                Console.WriteLine($"{network.Predict(new Stays.Row { Paid = 1250.5, Since = new(2024, 12, 31), Plan = "pro" }).Stayed}");

                [Network, Table("stays.csv", Label = "stayed"), Dense(8), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.05), Training(Epochs = 60)]
                public partial class Stays;
                """),
            ("stays.csv",
                "\uFEFFpaid;since;plan;stayed\r\n"
                    + string.Concat(Enumerable.Range(0, 40)
                        .Select(i =>
                            $"{i % 4}.{250 + i},50;{1 + (i % 28)}.12.2024;{(i % 2 == 0 ? "pro" : "basic")};{(i % 2 == 0 || i % 8 == 7 ? "yes" : "no")}\r\n"))));
        var run = Command.RunIn(folder["."], Command.DotNet, ["run", "app.cs"]);
        AssertIsQuiet(run);
        Assert.EndsWith("True", run.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void README_s_recipe_with_the_sources_inside_the_project_s_folder_builds_without_a_warning()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var recipe = Regex.Match(readme, @"## Install.*?```xml\r?\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("ProjectReference", recipe, StringComparison.Ordinal);
        var folder = netGen.NewFolder(
            ("Project.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
                {recipe}
                </Project>
                """),
            ("Net.cs", Net), ("Program.cs", "using NetGen;\n" + Use));
        foreach (var file in Command.Run("git",
            ["ls-files", "-co", "--exclude-standard", "src", "generator", "*.props", ".editorconfig", "global.json", "README.md", "AGENTS.md"])
                .Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[$"NetGen/{file}"])!);
            File.Copy(Path.Combine(Repository.Root, file), folder[$"NetGen/{file}"]);
        }

        var outcome = folder.Build("-p:EmitCompilerGeneratedFiles=true");
        AssertIsQuiet(outcome);
        Assert.Contains(Directory.GetFiles(folder["obj"], "*.cs", SearchOption.AllDirectories),
            file => file.Contains("generated", StringComparison.Ordinal)
                && Path.GetFileName(file).StartsWith("Net.", StringComparison.Ordinal));
    }
}
