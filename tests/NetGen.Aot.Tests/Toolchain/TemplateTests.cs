namespace NetGen.Aot.Tests.Toolchain;

/// <summary>What <c>dotnet new</c> makes of the templates: projects that build without a warning, train, pass their own tests and answer.</summary>
public sealed class TemplateTests(PackedNetGen netGen)
{
    /// <summary>A folder with a project of a template; the templates are installed in the folder alone.</summary>
    private UserProject New(string template, string name)
    {
        var folder = netGen.NewFolder();
        var home = ("DOTNET_CLI_HOME", folder["home"]);
        foreach (string[] arguments in new string[][] { ["new", "install", netGen.Templates()], ["new", template, "-n", name, "-o", folder[name]] })
        {
            var outcome = Command.Run(Command.DotNet, arguments, home);
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
        }
        return folder;
    }

    private static void Quiet(string folder, params string[] arguments)
    {
        var outcome = Command.RunIn(folder, Command.DotNet, arguments);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.DoesNotMatch(@"\bwarning\b", outcome.Output);
    }

    [Fact(Explicit = true)]
    public void Trainer_trains_predicts_passes_its_tests_and_is_published()
    {
        var folder = New("netgen", "Iris.Study");
        var project = folder["Iris.Study/Iris.Study/Iris.Study.csproj"];
        Quiet(folder["Iris.Study"], "publish", project, "-o", folder["out"], "--disable-build-servers");
        Outcome Program(params string[] arguments) =>
            Command.RunIn(folder["out"], folder[OperatingSystem.IsWindows() ? "out/Iris.Study.exe" : "out/Iris.Study"], arguments);

        var untrained = Program("5.1", "3.5", "1.4", "0.2");
        Assert.Equal((1, "flowers.safetensors is not here. Train first: run this without numbers."), (untrained.ExitCode, untrained.Errors.Trim()));
        var training = Program();
        Assert.True(training.ExitCode == 0, training.ToString());
        // A newcomer's first training is told of no trouble.
        Assert.DoesNotContain("(NG", training.Output + training.Errors, StringComparison.Ordinal);
        Assert.Matches(@"accuracy (0\.9|1\.0|9\d|100)", training.Output);
        Assert.Equal("setosa", Program("5.1", "3.5", "1.4", "0.2").Output.Trim());
        Assert.Equal(1, Program("5.1", "wide").ExitCode);

        Quiet(folder["Iris.Study"], "test");
    }

    /// <summary>Names of the template's own classes, of classes that it uses, and such as are no identifiers.</summary>
    [Theory(Explicit = true)]
    [InlineData("netgen", "Flowers")]
    [InlineData("netgen", "Training.Console")]
    [InlineData("netgen", "R&D, 2nd-try")]
    [InlineData("netgen", "2048.event")]
    [InlineData("netgen-service", "Wear")]
    [InlineData("netgen-service", "Machines.Night")]
    [InlineData("netgen-service", "night-shift 2")]
    public void Project_builds_whatever_its_name(string template, string name)
    {
        var folder = New(template, name);
        Quiet(folder[name], "build", "--disable-build-servers");
        Assert.StartsWith($"# {name}\n", folder.Read(Path.Combine(name, "README.md")), StringComparison.Ordinal);
        Assert.DoesNotContain("samples/", string.Concat(Directory.GetFiles(folder[name], "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }
}
