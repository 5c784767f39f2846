using NetGen;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997, "Long short-term memory", section 5.4; as Le et al. 2015 have it): steps of a
/// number of 0 to 1 and a mark. The target is the sum of the two numbers that are marked, one in each half of the sequence. One answer for
/// all, 1, leaves a squared error of 1/6.
/// </summary>
internal static class AddingProblem
{
    public static Dataset Of(int count, int steps, int seed)
    {
        var random = new Random(seed);
        var (inputs, targets) = (new float[count * steps * 2], new float[count]);
        for (int row = 0; row < count; row++)
        {
            int first = random.Next(steps / 2), second = (steps / 2) + random.Next(steps - (steps / 2));
            for (int step = 0; step < steps; step++)
            {
                int at = 2 * ((row * steps) + step);
                inputs[at] = random.NextSingle();
                inputs[at + 1] = step == first || step == second ? 1 : 0;
                targets[row] += inputs[at] * inputs[at + 1];
            }
        }

        return Dataset.FromArrays(inputs, targets);
    }
}
