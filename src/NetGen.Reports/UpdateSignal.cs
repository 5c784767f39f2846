namespace NetGen.Reports;

/// <summary>What one optimisation step changed of a weight tensor.</summary>
/// <param name="Tensor">Its name in weight files.</param>
/// <param name="Rms">The root of the mean square of the changes.</param>
/// <param name="Ratio">That, by the RMS of the weights before; 0 where these were all 0.</param>
/// <param name="Changes">How the changes are spread.</param>
internal sealed record UpdateSignal(string Tensor, double Rms, double Ratio, Histogram Changes);
