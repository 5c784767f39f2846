namespace NetGen.Data;

/// <summary>
/// Numbers as tables mostly have them: a sign, digits, a point, digits. Where digits and power of ten are whole numbers that the type has
/// exactly, one division rounds as parsing does (Clinger, "How to read floating point numbers accurately", 1990); others are left to
/// .NET, which takes several times as long.
/// </summary>
internal static class PlainNumber
{
    private const int MostDigits = 15;
    private const int MostDigitsOfFloat = 7;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a plain number of at most 15 digits.</summary>
    /// <returns>Whether it is one; another may be a number too.</returns>
    public static bool TryRead(ReadOnlySpan<char> field, out double number)
    {
        bool isPlain = TryRead(field, MostDigits, out long digits, out int decimals);
        double size = digits / Powers[decimals];
        number = isPlain && field[0] == '-' ? -size : size;
        return isPlain;
    }

    /// <summary>Reads a plain number of at most 7 digits.</summary>
    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out double)"/>
    public static bool TryRead(ReadOnlySpan<char> field, out float number)
    {
        bool isPlain = TryRead(field, MostDigitsOfFloat, out long digits, out int decimals);
        float size = digits / (float)Powers[decimals];
        number = isPlain && field[0] == '-' ? -size : size;
        return isPlain;
    }

    private static bool TryRead(ReadOnlySpan<char> field, int mostDigits, out long digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        int first = field.Length > 0 && field[0] is '-' or '+' ? 1 : 0;
        int point = -1;
        for (int i = first; i < field.Length; i++)
        {
            int digit = field[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (10 * digits) + digit;
            }
            else if (field[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }

            if (i - first > mostDigits)
            {
                return false;
            }
        }

        int count = field.Length - first - (point < 0 ? 0 : 1);
        decimals = point < 0 ? 0 : field.Length - point - 1;
        return count > 0 && count <= mostDigits;
    }
}
