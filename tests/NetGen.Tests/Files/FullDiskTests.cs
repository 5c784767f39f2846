using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

public sealed class FullDiskTests : IDisposable
{
    private static readonly NetworkSummary Network = Summaries.Dense(100, 100);
    private static readonly float[] Old = [.. Enumerable.Repeat(1f, Network.ParameterCount)];
    private static readonly float[] New = [.. Enumerable.Repeat(2f, Network.ParameterCount)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(30_000)]
    public void Save_disk_that_fills_up_leaves_the_old_file_and_no_other(int room)
    {
        WeightFile.Save<float>(folder["net"], Network, Old);
        byte[] before = File.ReadAllBytes(folder["net"]);
        var e = Assert.Throws<WeightFileException>(
            () => WeightFile.Save<float>(folder["net"], Network, New, (path, options) => new SmallDisk(path, options, room)));
        Assert.Equal($"{folder["net"]}: could not be written; what was there before is untouched. No space left.", e.Message);
        Assert.IsType<IOException>(e.InnerException);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
        Assert.Equal(["net"], folder.Names);
    }

    [Fact]
    public void Save_disk_that_fills_up_at_the_flush_leaves_the_old_file()
    {
        WeightFile.Save<float>(folder["net"], Network, Old);
        byte[] before = File.ReadAllBytes(folder["net"]);
        Assert.Throws<WeightFileException>(
            () => WeightFile.Save<float>(folder["net"], Network, New, (path, options) => new SmallDisk(path, options, int.MaxValue)));
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
        Assert.Equal(["net"], folder.Names);
    }

    [Fact]
    public void Save_that_reads_back_otherwise_leaves_the_old_file()
    {
        WeightFile.Save<float>(folder["net"], Network, Old);
        byte[] before = File.ReadAllBytes(folder["net"]);
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(folder["net"], Network, New, (path, options) => new BadDisk(path, options)));
        Assert.Contains("What was written reads back otherwise", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
        Assert.Equal(["net"], folder.Names);
    }

    [Fact]
    public void Save_of_weights_that_change_meanwhile_leaves_the_old_file()
    {
        WeightFile.Save<float>(folder["net"], Network, Old);
        byte[] before = File.ReadAllBytes(folder["net"]);
        float[] weights = [.. New];
        var e = Assert.Throws<WeightFileException>(
            () => WeightFile.Save<float>(folder["net"], Network, weights, (path, options) => new BadDisk(path, options, () => weights[7]++)));
        Assert.Contains("the weights changed while they were written", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
    }

    [Fact]
    public void Save_to_a_device_that_is_always_full_is_a_weight_file_error()
    {
        const string device = "/dev/full";
        Assert.SkipUnless(File.Exists(device), "This system has no /dev/full: the kernel's own answer to a full disk is not seen here.");
        WeightFile.Save<float>(folder["net"], Network, Old);
        byte[] before = File.ReadAllBytes(folder["net"]);
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(
            folder["net"], Network, New, (_, _) => new FileStream(device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)));
        Assert.StartsWith($"{folder["net"]}: could not be written; what was there before is untouched. No space left on device", e.Message);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
    }

    [Fact]
    public void Save_into_what_is_no_folder_is_a_weight_file_error()
    {
        Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(Path.Combine(folder["missing"], "net"), Network, Old));
        folder.Write("file", [1]);
        Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(Path.Combine(folder["file"], "net"), Network, Old));
        Directory.CreateDirectory(folder["directory"]);
        Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(folder["directory"], Network, Old));
        Assert.Equal(["directory", "file"], folder.Names);
    }

    [Fact]
    public void Save_without_permission_is_a_weight_file_error()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Folder permissions are set differently on Windows: a folder that may not be written is not tried here.");
            return;
        }

        Assert.SkipWhen(Environment.IsPrivilegedProcess,
            "This process runs as root, whom no permission stops: a folder that may not be written is not tried here.");
        string locked = Directory.CreateDirectory(folder["locked"]).FullName;
        File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(Path.Combine(locked, "net"), Network, Old));
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A file on a disk with so many bytes of room; even where they are enough, the final flush finds it full.</summary>
    /// <summary>A disk that turns a bit; or on which something happens while it writes.</summary>
    private sealed class BadDisk(string path, FileStreamOptions options, Action? meanwhile = null) : FileStream(path, options)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            byte[] written = buffer.ToArray();
            written[^1] ^= meanwhile is null ? (byte)1 : (byte)0;
            meanwhile?.Invoke();
            base.Write(written, 0, written.Length);
        }
    }

    private sealed class SmallDisk(string path, FileStreamOptions options, int room) : FileStream(path, options)
    {
        private int left = room;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int taken = Math.Min(left, buffer.Length);
            base.Write(buffer[..taken].ToArray(), 0, taken);
            left -= taken;
            if (taken < buffer.Length)
            {
                throw new IOException("No space left.");
            }
        }

        public override void Flush(bool flushToDisk) => throw new IOException("No space left.");
    }
}
