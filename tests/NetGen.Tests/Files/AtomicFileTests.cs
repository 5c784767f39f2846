using System.Diagnostics;
using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

/// <summary>A file that is saved anew stays what it was but for its content: the name it is reached by, mode, owner, other names.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private static readonly NetworkSummary Network = Summaries.Dense(2, 1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static void Save(string path, float value) => WeightFile.Save<float>(path, Network, [value, value, value]);

    private static float Load(string path)
    {
        var loaded = new float[3];
        WeightFile.Load<float>(path, Network, loaded);
        return loaded[0];
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links, modes and mounts are those of Unix.");

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [Fact]
    public void Save_through_a_symbolic_link_writes_what_it_names()
    {
        SkipOnWindows();
        Directory.CreateDirectory(folder["store"]);
        Save(Path.Combine(folder["store"], "net"), 1);
        File.CreateSymbolicLink(folder["link"], Path.Combine("store", "net"));
        File.CreateSymbolicLink(folder["link to the link"], folder["link"]);
        Save(folder["link to the link"], 2);
        Assert.NotNull(new FileInfo(folder["link"]).LinkTarget);
        Assert.NotNull(new FileInfo(folder["link to the link"]).LinkTarget);
        Assert.Equal(2, Load(Path.Combine(folder["store"], "net")));
        Assert.Equal(["link", "link to the link", "store"], folder.Names);
    }

    [Fact]
    public void Save_through_a_link_that_names_nothing_yet_makes_the_file_it_names()
    {
        SkipOnWindows();
        Directory.CreateDirectory(folder["store"]);
        File.CreateSymbolicLink(folder["link"], Path.Combine("store", "net"));
        Save(folder["link"], 3);
        Assert.Equal(3, Load(Path.Combine(folder["store"], "net")));
    }

    [Fact]
    public void Save_goes_up_from_where_a_link_leads_not_from_where_it_stands()
    {
        SkipOnWindows();
        Directory.CreateDirectory(Path.Combine(folder["far"], "deep"));
        File.CreateSymbolicLink(folder["near"], Path.Combine(folder["far"], "deep"));
        File.CreateSymbolicLink(Path.Combine(folder["far"], "deep", "net"), Path.Combine("..", "real"));
        Save(Path.Combine(folder["near"], "net"), 4);
        Assert.Equal(4, Load(Path.Combine(folder["far"], "real")));
        Assert.Equal(["far", "near"], folder.Names);
    }

    [Fact]
    public void Save_through_links_in_a_circle_is_a_weight_file_error()
    {
        SkipOnWindows();
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");
        Assert.Contains("in a circle", Assert.Throws<WeightFileException>(() => Save(folder["a"], 1)).Message);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    public void Save_keeps_the_mode(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Modes are those of Unix.");
            return;
        }

        Save(folder["net"], 1);
        File.SetUnixFileMode(folder["net"], mode);
        Save(folder["net"], 2);
        Assert.Equal(mode, File.GetUnixFileMode(folder["net"]));
        Assert.Equal(2, Load(folder["net"]));
    }

    [Fact]
    public void Save_keeps_the_owner_and_the_group()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root gives files away; .NET tells owners only with Linux' help.");
        Save(folder["net"], 1);
        Assert.True(Run("chown", "1234:4321", folder["net"]));
        Save(folder["net"], 2);
        Assert.True(Ownership.Of(folder["net"]) is { User: 1234, Group: 4321, IsRegular: true, Links: 1 });
        Assert.Equal(2, Load(folder["net"]));
    }

    [Fact]
    public void Save_of_a_file_with_two_names_is_seen_under_both()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), ".NET counts names only with Linux' help.");
        WeightFile.Save<float>(folder["net"], Summaries.Dense(20, 1), new float[21]);
        Assert.True(Run("ln", folder["net"], folder["other name"]));
        Save(folder["net"], 2);
        Assert.Equal(2, Load(folder["other name"]));
        Assert.Equal(["net", "other name"], folder.Names);
    }

    [Fact]
    public void Save_to_a_path_that_is_mounted_by_itself_writes_it_in_place()
    {
        Save(folder["outside"], 1);
        Save(folder["net"], 1);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "--bind", folder["outside"], folder["net"]), "Mounting takes root.");
        try
        {
            Assert.Throws<IOException>(() => File.Move(folder.Write("new", [1]), folder["net"], overwrite: true));
            File.Delete(folder["new"]);
            Save(folder["net"], 2);
            Assert.Equal(2, Load(folder["net"]));
        }
        finally
        {
            Assert.True(Run("umount", folder["net"]));
        }

        Assert.Equal((2, 1), (Load(folder["outside"]), Load(folder["net"])));
        Assert.Equal(["net", "outside"], folder.Names);
    }

    [Fact]
    public void Save_to_a_mounted_file_in_a_folder_that_cannot_be_written_writes_it_in_place()
    {
        Directory.CreateDirectory(folder["image"]);
        string path = Path.Combine(folder["image"], "net");
        Save(folder["outside"], 1);
        Save(path, 1);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "--bind", folder["image"], folder["image"]), "Mounting takes root.");
        try
        {
            Assert.True(Run("mount", "-o", "remount,ro,bind", folder["image"]) && Run("mount", "--bind", folder["outside"], path));
            Save(path, 2);
            Assert.Equal(2, Load(path));
            Assert.True(Run("umount", path));
            Assert.Contains("Read-only file system", Assert.Throws<WeightFileException>(() => Save(path, 3)).Message);
        }
        finally
        {
            Run("umount", path);
            Assert.True(Run("umount", folder["image"]));
        }

        Assert.Equal((2, 1), (Load(folder["outside"]), Load(path)));
    }

    [Fact]
    public void Save_to_a_device_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are told from files only with Linux' help.");
        Assert.Contains("save to a stream", Assert.Throws<WeightFileException>(() => Save("/dev/null", 1)).Message);
    }

    [Fact]
    public void Save_clears_away_what_a_killed_save_left_and_nothing_that_is_alive()
    {
        string killed = folder.Write(".net.0123.tmp", [1]), other = folder.Write(".other.0123.tmp", [1]), fresh = folder.Write(".net.4567.tmp", [1]);
        string written = folder[".net.89ab.tmp"];
        using (var alive = new FileStream(written, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            foreach (string old in new[] { killed, other, written })
            {
                File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));
            }

            Save(folder["net"], 1);
        }

        Assert.Equal([".net.4567.tmp", ".net.89ab.tmp", ".other.0123.tmp", "net"], folder.Names);
        Assert.True(File.Exists(fresh));
    }

    [Fact]
    public void Load_of_a_file_whose_overwriting_was_interrupted_names_the_copy_that_is_whole()
    {
        Save(folder["net"], 5);
        File.Move(folder["net"], folder["net.netgen-rescue"]);
        folder.Write("net", [1, 2, 3]);
        var e = Assert.Throws<WeightFileException>(() => Load(folder["net"]));
        Assert.Contains($"has left the whole file in '{folder["net.netgen-rescue"]}'", e.Message);
        Assert.Equal(5, Load(folder["net.netgen-rescue"]));
    }
}
