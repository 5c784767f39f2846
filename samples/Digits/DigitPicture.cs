using static System.FormattableString;

/// <summary>Draws an image in characters, with what the network thinks of it beside.</summary>
internal static class DigitPicture
{
    private const int Side = 8;
    private const int BarLength = 24;
    private const string Shades = " ░▒▓█";

    /// <summary>Ten lines: a row of pixels on the left where there is one, a digit's probability on the right.</summary>
    /// <param name="image">64 grey levels from 0 to 1, row by row.</param>
    /// <param name="probabilities">One per digit.</param>
    public static void Draw(ReadOnlySpan<float> image, ReadOnlySpan<float> probabilities)
    {
        for (var line = 0; line < probabilities.Length; line++)
        {
            var pixels = "";
            for (var column = 0; column < Side; column++)
            {
                // Characters are twice as high as wide: two of them make a square.
                var shade = line is > 0 and <= Side ? Shades[(int)MathF.Round(image[(line - 1) * Side + column] * (Shades.Length - 1))] : ' ';
                pixels += new string(shade, 2);
            }

            var bar = new string('█', (int)MathF.Round(probabilities[line] * BarLength));
            Console.WriteLine(Invariant($"  {pixels}    {line}  {100 * probabilities[line],5:F1} %  {bar}"));
        }
    }
}
