using NetGen;

namespace WearService;

/// <summary>Stands for the table that the rows of a day would come from: machines of which the hot, shaking and old ones fail, every night others.</summary>
internal static class Machines
{
    private const int Rows = 500;

    public static Dataset RowsOf(int night)
    {
        var random = new Random(night);
        var readings = new float[Rows * 3];
        var failures = new float[Rows];
        for (int i = 0; i < Rows; i++)
        {
            float temperature = 40 + (60 * random.NextSingle()), vibration = 5 * random.NextSingle(), age = 15 * random.NextSingle();
            (readings[3 * i], readings[(3 * i) + 1], readings[(3 * i) + 2]) = (temperature, vibration, age);
            failures[i] = (temperature / 100) + (vibration / 5) + (age / 15) + (0.3f * random.NextSingle()) > 1.8f ? 1 : 0;
        }

        return Dataset.FromArrays(readings, failures);
    }
}
