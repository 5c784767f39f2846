namespace Keyword;

/// <summary>The weights of the layers that make mel bands of sound. They are computed, not learned.</summary>
internal static class FrontEnd
{
    /// <summary>Samples of a frame: three steps.</summary>
    public const int Frame = 3 * Sound.Hop;

    /// <summary>Frequencies from 0 on, 33 Hz apart, up to half the rate.</summary>
    public const int Bins = (Frame / 2) + 1;

    public const int Bands = 20;

    /// <summary>The power of quiet noise in a band, which is 1 for the logarithm.</summary>
    private const double Quiet = 1e-2;

    public static void Set(Listener network)
    {
        // A step's samples are the channels of the convolution; its taps are the steps of the frame.
        for (int bin = 0; bin < Bins; bin++)
        {
            for (int at = 0; at < Frame; at++)
            {
                // Hann's window.
                double window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (at + 0.5) / Frame));
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * bin * at / Frame);
                network.Spectrum[2 * bin, at % Sound.Hop, at / Sound.Hop] = (float)(window * cosine);
                network.Spectrum[(2 * bin) + 1, at % Sound.Hop, at / Sound.Hop] = (float)(window * sine);
            }
        }

        (double lowest, double highest) = (Mel(60), Mel(Sound.Rate / 2.0));
        double[] edges = [.. Enumerable.Range(0, Bands + 2).Select(i => Hertz(lowest + ((highest - lowest) * i / (Bands + 1))))];
        for (int band = 0; band < Bands; band++)
        {
            for (int bin = 0; bin < Bins; bin++)
            {
                double frequency = (double)bin * Sound.Rate / Frame;
                double rise = (frequency - edges[band]) / (edges[band + 1] - edges[band]);
                double fall = (edges[band + 2] - frequency) / (edges[band + 2] - edges[band + 1]);
                float share = (float)(Math.Max(0, Math.Min(rise, fall)) / Quiet);
                // Cosine and sine of a frequency.
                network.Mel[band, 2 * bin] = network.Mel[band, (2 * bin) + 1] = share;
            }
        }
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
