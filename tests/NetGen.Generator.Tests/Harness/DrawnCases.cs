using System.Globalization;
using CsCheck;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.Harness;

/// <summary>
/// Cases drawn by a CsCheck generator that are the same in every run: what passed once fails only when the code changed.
/// <c>NETGEN_FUZZ_SEED</c> draws others (the weekly workflow does, by its number), <c>NETGEN_FUZZ_CASE</c> repeats one of them.
/// </summary>
internal static class DrawnCases
{
    private const ulong UsualSeed = 20_261_129;

    private static readonly ulong Seed = Number("NETGEN_FUZZ_SEED") ?? UsualSeed;

    /// <summary>Whether one case is repeated: how many there are of a kind is no matter then.</summary>
    public static bool IsOne => Number("NETGEN_FUZZ_CASE") is not null;

    /// <summary>Each of so many cases holds; the first in their order that does not is named with what repeats it.</summary>
    public static void Each<T>(this Gen<T> gen, int count, Action<T> holds, bool atOnce = true)
    {
        var (first, end) = Number("NETGEN_FUZZ_CASE") is { } only ? ((int)only, (int)only + 1) : (0, count);
        if (atOnce)
        {
            if (Parallel.For(first, end,
                (i, loop) => { if (!Holds(gen, i, holds, out _)) loop.Break(); }).LowestBreakIteration is { } broken)
                Throw(gen, (int)broken, holds);
            return;
        }
        for (var i = first; i < end; i++)
            Throw(gen, i, holds);
    }

    private static bool Holds<T>(Gen<T> gen, int i, Action<T> holds, out Exception? why)
    {
        try
        {
            holds(gen.Generate(new PCG((uint)i, Seed), null, out _));
            why = null;
            return true;
        }
        catch (Exception e)
        {
            why = e;
            return false;
        }
    }

    private static void Throw<T>(Gen<T> gen, int i, Action<T> holds)
    {
        if (!Holds(gen, i, holds, out var why))
            throw new XunitException($"Case {i} of seed {Seed} (NETGEN_FUZZ_SEED={Seed} NETGEN_FUZZ_CASE={i} repeats it): {why!.Message}",
                why);
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
