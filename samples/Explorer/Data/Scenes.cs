using NetGen;

namespace Explorer.Data;

/// <summary>
/// 64 colour pictures of 24 × 24, drawn here: a sky that is brighter towards the horizon, a sun, a field, a house. Alike enough that their mean is a
/// picture too, as that of photographs is.
/// </summary>
internal static class Scenes
{
    /// <summary>Pixels along a side.</summary>
    public const int Side = 24;

    /// <summary>All of them, (row, column, colour) with values of 0 to 255; the labels mean nothing.</summary>
    public static Dataset All { get; } = Dataset.FromArrays([.. Enumerable.Range(0, 64).SelectMany(Draw)], new int[64]);

    private static float[] Draw(int number)
    {
        var random = new Random(number);
        double horizon = 11 + 5 * random.NextDouble(), sunX = 3 + 18 * random.NextDouble(), sunY = 2 + 5 * random.NextDouble();
        double houseX = 2 + 14 * random.NextDouble(), light = 0.75 + 0.25 * random.NextDouble();
        var pixels = new float[Side * Side * 3];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                double toSun = Math.Sqrt((x - sunX) * (x - sunX) + (y - sunY) * (y - sunY));
                double near = (y - horizon) / (Side - horizon);
                (double red, double green, double blue) = y < horizon
                    ? (70 + 110 * y / horizon, 130 + 80 * y / horizon, 235.0)
                    : (60 + 50 * near, 150 - 60 * near, 50.0);
                if (toSun < 2.2)
                    (red, green, blue) = (255, 235, 120);
                if (x >= houseX && x < houseX + 6 && y >= horizon - 4 && y < horizon + 3)
                    (red, green, blue) = y < horizon - 1 ? (175, 60, 45) : (225, 205, 175);
                double noise = 14 * (random.NextDouble() - 0.5);
                Set(pixels.AsSpan((y * Side + x) * 3), light, red + noise, green + noise, blue + noise);
            }

        return pixels;
    }

    private static void Set(Span<float> pixel, double light, params ReadOnlySpan<double> colours)
    {
        for (int i = 0; i < 3; i++)
            pixel[i] = (float)Math.Clamp(Math.Round(light * colours[i]), 0, 255);
    }
}
