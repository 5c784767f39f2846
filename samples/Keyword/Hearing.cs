namespace Keyword;

/// <summary>What the network hears in a recording that it gets step by step.</summary>
internal static class Hearing
{
    /// <summary>Steps in which a word is heard once.</summary>
    private const int Apart = 15;

    /// <summary>The words that are heard, and when: where one is more likely than everything else together.</summary>
    public static List<(int Word, int Step)> Of(Listener network, float[] samples)
    {
        var heard = new List<(int Word, int Step)>();
        var state = new Listener.State();
        var likely = new float[Listener.StepOutputLength];
        for (int step = 0; step < samples.Length / Sound.Hop; step++)
        {
            network.Next(samples.AsSpan(step * Sound.Hop, Sound.Hop), state, likely);
            int word = Array.FindIndex(likely, 1, probability => probability > 0.5f);
            if (word > 0 && !heard.Any(last => last.Word == word && step - last.Step < Apart))
            {
                heard.Add((word, step));
            }
        }

        return heard;
    }

    /// <summary>Of each word that was spoken, when it was heard; null where it was not. And how much was heard that nobody said.</summary>
    public static (List<(int Word, int End, int? Heard)> Spoken, int Imagined) Compare(
        IReadOnlyList<(int Word, int End)> spoken, List<(int Word, int Step)> heard)
    {
        var left = new List<(int Word, int Step)>(heard);
        var found = new List<(int Word, int End, int? Heard)>();
        foreach (var (word, end) in spoken)
        {
            // The end of a word may be heard coming.
            int index = left.FindIndex(one => one.Word == word && one.Step >= end - 8 && one.Step < end + Sound.SaidSteps + 5);
            found.Add((word, end, index < 0 ? null : left[index].Step));
            if (index >= 0)
            {
                left.RemoveAt(index);
            }
        }

        return (found, left.Count);
    }
}
