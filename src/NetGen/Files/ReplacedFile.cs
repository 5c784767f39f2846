using System.Runtime.InteropServices;

namespace NetGen.Files;

/// <summary>What a file is beside its content, which a new file in its place must be too: mode, owner, group, other names.</summary>
internal sealed class ReplacedFile
{
    private readonly UnixFileMode mode;
    private readonly Ownership? ownership;

    private ReplacedFile(UnixFileMode mode, Ownership? ownership)
    {
        this.mode = mode;
        this.ownership = ownership;
    }

    /// <summary>The file at a path; null where there is none.</summary>
    /// <exception cref="IOException">It is a device or a pipe: nothing there can be replaced.</exception>
    public static ReplacedFile? At(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (OperatingSystem.IsWindows())
        {
            return new ReplacedFile(default, null);
        }

        Ownership? ownership = Ownership.Of(path);
        if (ownership is { IsRegular: false })
        {
            throw new IOException($"'{path}' is a device or a pipe, which cannot be replaced; save to a stream to write to it.");
        }

        return new ReplacedFile(File.GetUnixFileMode(path), ownership);
    }

    /// <summary>
    /// Gives a new file all of it; false where this process may not, or where the old file has another name that must see the new content.
    /// </summary>
    public bool IsKeptBy(string newFile)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        bool isKept = ownership is not { } wanted
            || (wanted.Links == 1 && (Ownership.Of(newFile) is not { } present || !present.IsOther(wanted) || wanted.Give(newFile)));
        // Behind the owner: a change of owner takes some modes away.
        File.SetUnixFileMode(newFile, mode);
        return isKept;
    }
}

/// <summary>
/// What .NET does not tell of a file, from Linux' statx, whose layout is the same on all its machines. Other systems give nothing.
/// </summary>
/// <param name="Links">How many names the file has.</param>
/// <param name="User">Its owner.</param>
/// <param name="Group">Its group.</param>
/// <param name="IsRegular">Whether it is a file with a content of its own.</param>
internal readonly partial record struct Ownership(uint Links, uint User, uint Group, bool IsRegular)
{
    private const int CurrentFolder = -100, StatxSize = 256, BasicStats = 0x7FF;
    private const int LinksOffset = 16, UserOffset = 20, GroupOffset = 24, ModeOffset = 28;
    private const int TypeMask = 0xF000, RegularFile = 0x8000;

    /// <summary>That of a file; null where the system does not tell.</summary>
    public static Ownership? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> buffer = stackalloc byte[StatxSize];
            if (Statx(CurrentFolder, path, 0, BasicStats, ref buffer[0]) != 0)
            {
                return null;
            }

            int type = MemoryMarshal.Read<ushort>(buffer[ModeOffset..]) & TypeMask;
            return new Ownership(
                MemoryMarshal.Read<uint>(buffer[LinksOffset..]),
                MemoryMarshal.Read<uint>(buffer[UserOffset..]),
                MemoryMarshal.Read<uint>(buffer[GroupOffset..]),
                type == RegularFile);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether owner or group are others.</summary>
    public bool IsOther(Ownership file) => file.User != User || file.Group != Group;

    /// <summary>Makes them another file's; false where this process may not.</summary>
    public bool Give(string path) => Chown(path, User, Group) == 0;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte result);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint user, uint group);
}
