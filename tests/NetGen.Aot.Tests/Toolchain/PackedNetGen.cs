namespace NetGen.Aot.Tests.Toolchain;

/// <summary>NetGen as its users get it: packed, once, into a folder that is the only source of packages of the projects made here. Nothing is downloaded.</summary>
public sealed class PackedNetGen : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("netgen-package-").FullName;
    private int projects;

    /// <summary>A new project that refers to the package, with these files in it.</summary>
    internal UserProject NewProject(params (string Name, string Text)[] files)
    {
        Pack();
        var project = new UserProject(Directory.CreateDirectory(Path.Combine(root, $"Project{++projects}")).FullName);
        project.Write("Project.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ErrorLog>$(MSBuildProjectDirectory)/report.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="*" />
              </ItemGroup>
            </Project>
            """);
        foreach (var (name, text) in files)
            project.Write(name, text);
        return project;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Pack()
    {
        var packages = Path.Combine(root, "packages");
        if (Directory.Exists(packages))
            return;
        // No build servers: they would outlive the tests.
        var packing = Command.Run(Command.DotNet, ["pack", Path.Combine(Repository.Root, "src", "NetGen", "NetGen.csproj"), "-c", "Release", "-o", packages, "--disable-build-servers"]);
        Assert.True(packing.ExitCode == 0, packing.ToString());
        File.WriteAllText(Path.Combine(root, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="restored" /></config>
              <packageSources><clear /><add key="netgen" value="packages" /></packageSources>
            </configuration>
            """);
        // What stands above the folder of temporary files is no concern of these projects.
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
    }
}
