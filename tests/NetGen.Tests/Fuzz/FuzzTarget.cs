using System.Diagnostics;

namespace NetGen.Tests.Fuzz;

/// <summary>A reader, files that it reads, and what may become of them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Files that are right.</param>
/// <param name="Mutate">A change that knows the file's structure.</param>
/// <param name="Read">Reads a file; throws an <see cref="Xunit.Sdk.XunitException"/> where something was left half loaded.</param>
/// <param name="Documented">The exceptions that its documentation names.</param>
internal sealed record FuzzTarget(string Name, byte[][] Files, Func<byte[], Random, byte[]> Mutate, Action<byte[]> Read, params Type[] Documented)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Bytes that reading a file may allocate beside 64 times its own.</summary>
    public Func<byte[], long> Room { get; init; } = _ => 1 << 20;

    /// <summary>Reads files that chance changed; the same number, the same file.</summary>
    /// <returns>How many of them were read without an error.</returns>
    public int Run(int first, int count)
    {
        foreach (byte[] file in Files)
            Read(file);
        int taken = 0;
        for (int number = first; number < first + count; number++)
            taken += Survives(FileOf(number), number) ? 1 : 0;
        return taken;
    }

    private byte[] FileOf(int number)
    {
        var random = new Random(number);
        byte[] file = Files[random.Next(Files.Length)];
        return random.Next(3) == 0 ? ByteMutations.Of(file, Files[random.Next(Files.Length)], random) : Mutate(file, random);
    }

    private bool Survives(byte[] file, int number)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        bool taken = true;
        try
        {
            Read(file);
        }
        catch (Exception e) when (Documented.Contains(e.GetType()))
        {
            taken = false;
            if (e.Message.Length == 0)
                Fail("an exception without a message");
        }
        catch (Exception e)
        {
            Fail($"{e}");
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // A machine that is busy with something else takes its time once, not twice.
        if (elapsed > Longest && TimeOf(file) is var again && again > Longest)
            Fail($"{elapsed.TotalSeconds:F1} s, and again {again.TotalSeconds:F1} s");
        if (allocated > (64L * file.Length) + Room(file))
            Fail($"{allocated} bytes allocated for a file of {file.Length}");
        return taken;

        void Fail(string what) => Assert.Fail($"{Name}, mutation {number}: {what}\nThe file: {Convert.ToBase64String(file.AsSpan(0, Math.Min(file.Length, 6000)))}");
    }

    private TimeSpan TimeOf(byte[] file)
    {
        long start = Stopwatch.GetTimestamp();
        Record.Exception(() => Read(file));
        return Stopwatch.GetElapsedTime(start);
    }
}
