using System.Globalization;

namespace NetGen.Generator.Shapes;

/// <summary>The largest tensor: offsets into an arena are 32-bit, with room for whole vectors at the end.</summary>
internal static class SizeLimit
{
    public const int Elements = 0x3FFF_FFFF;

    public static string Text => Elements.ToString("N0", CultureInfo.InvariantCulture);

    public static bool Fits(params int[] sizes) => Fits([.. sizes.Select(size => (long)size)]);

    public static bool Fits(params long[] sizes)
    {
        long product = 1;
        foreach (var size in sizes)
        {
            product *= size;
            if (product > Elements)
                return false;
        }
        return true;
    }
}
