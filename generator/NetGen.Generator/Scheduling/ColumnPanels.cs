namespace NetGen.Generator.Scheduling;

/// <summary>
/// The columns of a matrix cut into panels of whole vectors: a loop of full panels, then what is left. Only the last vector of all may be
/// partial.
/// </summary>
internal static class ColumnPanels
{
    /// <param name="Start">The first column.</param>
    /// <param name="Vectors">Vectors of the panel.</param>
    /// <param name="Count">How many such panels stand side by side; 1 is not a loop.</param>
    /// <param name="Rest">Elements of the last vector when it is partial; 0 otherwise.</param>
    public readonly record struct Panel(int Start, int Vectors, int Count, int Rest);

    public static IReadOnlyList<Panel> Of(int width, int vectorsPerPanel, int lanes)
    {
        var rest = width % lanes;
        var vectors = (width + lanes - 1) / lanes;
        var panels = new List<Panel>();
        var whole = (rest == 0 ? vectors : vectors - 1) / vectorsPerPanel;
        if (whole > 0)
            panels.Add(new Panel(0, vectorsPerPanel, whole, 0));
        var left = vectors - (whole * vectorsPerPanel);
        if (left > 0)
            panels.Add(new Panel(whole * vectorsPerPanel * lanes, left, 1, rest));
        return panels;
    }
}
