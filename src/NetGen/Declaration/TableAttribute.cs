namespace NetGen;

/// <summary>
/// Samples are rows of a table: each <see cref="ColumnAttribute"/> is a feature, and the network has the types <c>Row</c> and
/// <c>Prediction</c> and reads files of such rows.
/// Stands in place of <see cref="InputAttribute"/>: the columns are the input.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableAttribute : NetworkItemAttribute
{
    /// <summary>Columns are declared.</summary>
    public TableAttribute() { }

    /// <summary>
    /// The compiler reads the header and the first rows of a file of the project and infers the columns; what a
    /// <see cref="ColumnAttribute"/> declares goes before that.
    /// </summary>
    /// <param name="file">The end of the path of a text among the project's <c>AdditionalFiles</c>: <c>data/churn.csv</c>.</param>
    public TableAttribute(string file) => File = file;

    /// <summary>The file that the columns are inferred from; null where all are declared.</summary>
    public string? File { get; }

    /// <summary>The column that is predicted. With a sigmoid head its fields are yes or no, with cross-entropy class names, else
    /// numbers.</summary>
    public string Label { get; set; } = "";

    /// <summary>What stands between two fields of a file: ',' by default, often ';' or '\t'.</summary>
    public char Separator { get; set; } = ',';
}
