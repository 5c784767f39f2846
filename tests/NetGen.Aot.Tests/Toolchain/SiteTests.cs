namespace NetGen.Aot.Tests.Toolchain;

/// <summary>
/// The documentation as a site: docfx makes it of the pages, the rules' pages and the API without a warning, which a link that leads
/// nowhere would be.
/// </summary>
public sealed class SiteTests
{
    [Fact(Explicit = true)]
    public void Site_is_made_without_a_broken_link()
    {
        var building = Command.Run("bash", [Path.Combine(Repository.Root, "src", "Docs", "build")]);
        Assert.True(building.ExitCode == 0, building.ToString());
        var site = Path.Combine(Repository.Root, "artifacts", "site");
        Assert.All(["src/Docs/tutorial.html", "src/Docs/declarations.html", "generator/NetGen.Generator/Diagnostics/Rules/NG2001.html",
            "api/NetGen.Dataset.html", "api/NetGen.Hosting.NetworkServices.html"],
            page => Assert.True(File.Exists(Path.Combine(site, page)), page));
    }
}
