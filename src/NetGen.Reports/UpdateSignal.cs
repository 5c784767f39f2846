namespace NetGen.Reports;

/// <summary>What one optimisation step changed of a weight tensor.</summary>
/// <param name="Tensor">Its name in weight files.</param>
/// <param name="Rms">The root of the mean square of the changes.</param>
/// <param name="Ratio">That, by the RMS of the weights before; 0 where these were all 0.</param>
/// <param name="Changes">How the changes are spread.</param>
internal sealed record UpdateSignal(string Tensor, double Rms, double Ratio, Histogram Changes)
{
    private const int Bins = 24;

    /// <summary>Of the tensors that are trained, in order.</summary>
    /// <param name="network">Where each lies.</param>
    /// <param name="before">All parameters before the step.</param>
    /// <param name="after">And behind it.</param>
    public static IReadOnlyList<UpdateSignal> Of(NetworkSummary network, double[] before, double[] after)
    {
        var updates = new List<UpdateSignal>();
        foreach (ParameterInfo tensor in network.Parameters.Where(tensor => tensor.IsTrained && tensor.Shape.Count > 1))
        {
            var changes = new double[tensor.Length];
            double squares = 0, weights = 0;
            for (int i = 0; i < changes.Length; i++)
            {
                double weight = before[tensor.Offset + i];
                changes[i] = after[tensor.Offset + i] - weight;
                squares += changes[i] * changes[i];
                weights += weight * weight;
            }

            double ratio = weights > 0 ? Math.Sqrt(squares / weights) : 0;
            updates.Add(new UpdateSignal(tensor.Name, Math.Sqrt(squares / changes.Length), ratio, Histogram.Of<double>(changes, Bins)));
        }

        return updates;
    }
}
