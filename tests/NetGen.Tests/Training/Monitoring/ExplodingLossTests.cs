using NetGen.Training.Monitoring;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>A loss that explodes, and one that falls back to chance, from readings as the monitor gets them.</summary>
public sealed class ExplodingLossTests
{
    [Theory]
    [InlineData(2.88, new[] { 1.4, 0.5, 0.3, 1.5, 2.3, 2.3, 2.3, 2.3, 2.3 }, true)] // Every unit died: 2.3 is chance, the first loss was above it.
    [InlineData(2.3, new[] { 2.3, 9.0, 30, 50, 60, 70, 80, 90 }, true)]
    [InlineData(40, new[] { 40.0, 30, 22, 16, 12, 9, 7, 6, 5.5 }, false)] // Began high and comes down.
    [InlineData(2.88, new[] { 1.4, 0.5, 0.3, 0.7, 0.3, 0.8, 0.3, 0.7, 0.3 }, false)] // Noise of a small loss.
    [InlineData(2.88, new[] { 1.4, 0.9, 1.5, 0.9, 1.9, 0.9, 1.5, 0.9 }, false)] // Swings: another trouble.
    public void What_has_exploded_is_told_and_what_comes_down_is_not(double first, double[] readings, bool isTold)
    {
        var log = new TroubleLog(_ => { });
        var monitor = new ExplodingLoss(new TrainingMonitors());
        var course = new LossCourse(window: 2, isFresh: true, ignorance: 2.303);
        course.Add(first, samples: 64, learningRate: 0.1);
        course.Add(readings[0], samples: 64, learningRate: 0.1);
        monitor.AfterReading(course, log);
        foreach (double reading in readings.Skip(1))
        {
            course.Add(reading, samples: 64, learningRate: 0.1);
            course.Add(reading, samples: 64, learningRate: 0.1);
            monitor.AfterReading(course, log);
        }

        Assert.Equal(isTold, log.First(TroubleKind.ExplodingLoss) is not null);
    }
}
