namespace NetGen.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading, markup.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Cell">The cell of a row, markup.</param>
internal sealed record TableColumn(string Heading, int Rows, Func<int, string> Cell);
