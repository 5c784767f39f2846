using System.Diagnostics;

namespace NetGen.Aot.Tests;

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">0 where all went well.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>All of it, for a failed test's message.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}

/// <summary>Runs programs.</summary>
internal static class Command
{
    // Variables by which the `dotnet test` above us would reach into the `dotnet publish` below.
    private static readonly string[] Inherited = ["MSBUILD", "MSBuild", "VSTEST", "TESTINGPLATFORM_", "DOTNET_CLI_TEST", "ArtifactsPath"];

    /// <summary>The .NET SDK's command.</summary>
    public static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path, or its name where the system finds it.</param>
    /// <param name="arguments">One string each.</param>
    /// <param name="variables">Environment variables to set; null removes one.</param>
    public static Outcome Run(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] variables) =>
        RunIn(Repository.Root, program, arguments, variables);

    /// <summary>Runs a program to its end in a folder.</summary>
    public static Outcome RunIn(string folder, string program, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => Inherited.Any(name.StartsWith)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, errors.Result);
    }
}
