using System.Numerics;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>Predictions, of one sample and of many, against the naive reference.</summary>
internal static class PredictionCheck
{
    public static void Assert<T>(ReferenceNetwork reference, LabNetwork<T> network, double[] inputs, double tolerance) where T : unmanaged, INumber<T>
    {
        var samples = inputs.Chunk(network.Summary.InputLength).ToArray();
        var expected = samples.SelectMany(sample => reference.Predict(sample)).ToArray();
        Closeness.Assert(expected, network.PredictBatch(LabData.Convert<T>(inputs)), tolerance, "outputs");
        Closeness.Assert(expected, samples.SelectMany(sample => network.Predict(LabData.Convert<T>(sample))).ToArray(), tolerance, "outputs, one by one");
    }
}
