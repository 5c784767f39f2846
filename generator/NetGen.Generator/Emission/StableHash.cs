using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>80 bits of a text's SHA-256, the same on every machine: no two texts meet there, not even such as were made to.</summary>
internal static class StableHash
{
    public static string Of(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(10)
            .Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
