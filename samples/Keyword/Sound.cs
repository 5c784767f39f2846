namespace Keyword;

/// <summary>Sounds that the program makes itself: words of many voices in noise.</summary>
internal static class Sound
{
    /// <summary>Samples a second, and samples of a step of 10 ms.</summary>
    public const int Rate = 8000, Hop = 80;

    /// <summary>Steps of what is trained on: a second.</summary>
    public const int WindowSteps = 100;

    /// <summary>For so many steps behind its end a word is what has just been said.</summary>
    public const int SaidSteps = 10;

    /// <summary>A stretch of sound.</summary>
    /// <param name="Samples">Steps × samples of a step.</param>
    /// <param name="Said">What has just been said, for each step.</param>
    /// <param name="Spoken">The words, and the steps in which they end.</param>
    public sealed record Recording(float[] Samples, int[] Said, IReadOnlyList<(int Word, int End)> Spoken);

    /// <summary>Noise with words at random times.</summary>
    public static Recording Record(int steps, Random random)
    {
        var samples = new float[steps * Hop];
        var said = new int[steps];
        var spoken = new List<(int Word, int End)>();
        // Some rooms are louder than others; low sounds are louder than high ones.
        double loudness = 0.01 * Math.Pow(10, random.NextDouble()), low = 0;
        for (int at = 0; at < samples.Length; at++)
        {
            low = (0.8 * low) + Normal(random);
            samples[at] = (float)(loudness * low);
        }

        for (int step = random.Next(40); step + 45 < steps; step += 40 + random.Next(50))
        {
            int word = 1 + random.Next(Words.Count - 1);
            int end = step + Speak(word, samples, step * Hop, random);
            said.AsSpan(end, Math.Min(SaidSteps, steps - end)).Fill(word);
            spoken.Add((word, end));
        }

        return new(samples, said, spoken);
    }

    /// <summary>Adds a word: the harmonics of a voice, each as loud as the resonances let it be.</summary>
    /// <returns>Steps that it lasts.</returns>
    private static int Speak(int word, float[] samples, int start, Random random)
    {
        double voice = 90 + (130 * random.NextDouble()), tract = 0.9 + (0.25 * random.NextDouble());
        double glide = 0.8 + (0.4 * random.NextDouble());
        int steps = 20 + random.Next(16);
        var (from, to) = Words.Vowels(word);
        double phase = 0, loudness = 0.3 + (0.7 * random.NextDouble());
        for (int at = 0; at < steps * Hop; at++)
        {
            double along = (double)at / (steps * Hop), pitch = voice * (1 + (0.15 * (glide - 1) * along));
            double first = tract * (from.First + ((to.First - from.First) * along));
            double second = tract * (from.Second + ((to.Second - from.Second) * along));
            phase += pitch / Rate;
            double sum = 0;
            for (int harmonic = 1; harmonic * pitch < Rate / 2.0; harmonic++)
            {
                sum += (Resonance(harmonic * pitch, first, 60) + (0.5 * Resonance(harmonic * pitch, second, 90)))
                    * Math.Sin(2 * Math.PI * harmonic * phase);
            }

            samples[start + at] += (float)(0.3 * loudness * Math.Sin(Math.PI * along) * sum);
        }

        return steps;
    }

    private static double Resonance(double frequency, double centre, double width) => 1 / (1 + Math.Pow((frequency - centre) / width, 2));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
