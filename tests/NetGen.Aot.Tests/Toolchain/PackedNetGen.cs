using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests.Toolchain;

/// <summary>
/// NetGen as its users get it: packed, once, into a folder that is the only source of packages of the projects made here, so that nothing is downloaded; or one of the sources, for
/// projects that are published, which need the SDK's own packages.
/// </summary>
public sealed class PackedNetGen : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("netgen-package-").FullName;
    private int projects;

    /// <summary>A new project that refers to the package, with these files in it.</summary>
    internal UserProject NewProject(params (string Name, string Text)[] files)
    {
        Pack();
        var project = NewFolder("offline", files);
        project.Write("Project.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ErrorLog>$(MSBuildProjectDirectory)/report.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="*-*" />
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    /// <summary>A new folder with these files in it, whose projects may be published.</summary>
    internal UserProject NewFolder(params (string Name, string Text)[] files)
    {
        Pack();
        return NewFolder("online", files);
    }

    /// <summary>The package.</summary>
    internal string Package()
    {
        Pack();
        return PackageOf("NetGen");
    }

    /// <summary>The package of the templates for <c>dotnet new</c>.</summary>
    internal string Templates()
    {
        Pack();
        Pack("NetGen.Templates");
        return PackageOf("NetGen.Templates");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    private UserProject NewFolder(string kind, (string Name, string Text)[] files)
    {
        var project = new UserProject(Directory.CreateDirectory(Path.Combine(root, kind, $"Project{++projects}")).FullName);
        foreach (var (name, text) in files)
            project.Write(name, text);
        return project;
    }

    private string PackageOf(string name) => Assert.Single(
        Directory.GetFiles(Path.Combine(root, "packages"), "*.nupkg"), path => Regex.IsMatch(Path.GetFileName(path), $@"^{Regex.Escape(name)}\.\d"));

    private void Pack(string project)
    {
        // No build servers: they would outlive the tests.
        var packing = Command.Run(
            Command.DotNet, ["pack", Path.Combine(Repository.Root, "src", project, project + ".csproj"), "-c", "Release", "-o", Path.Combine(root, "packages"), "--disable-build-servers"]);
        Assert.True(packing.ExitCode == 0, packing.ToString());
    }

    private void Pack()
    {
        var packages = Path.Combine(root, "packages");
        if (Directory.Exists(packages))
            return;
        Pack("NetGen");
        var shared = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(shared);
        foreach (var (kind, others) in new[] { ("offline", "<clear />"), ("online", "") })
        {
            Directory.CreateDirectory(Path.Combine(root, kind));
            File.WriteAllText(Path.Combine(root, kind, "nuget.config"), $"""
                <configuration>
                  <config><add key="globalPackagesFolder" value="../restored" /></config>
                  <fallbackPackageFolders><add key="machine" value="{shared}" /></fallbackPackageFolders>
                  <packageSources>{others}<add key="netgen" value="../packages" /></packageSources>
                </configuration>
                """);
        }

        // What stands above the folder of temporary files is no concern of these projects.
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
    }
}
