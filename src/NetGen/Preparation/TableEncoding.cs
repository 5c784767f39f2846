using System.ComponentModel;
using NetGen.Tables;

namespace NetGen.Preparation;

/// <summary>The columns of a table become numbers: the only step where it stands. Immutable.</summary>
/// <param name="Schema">The columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TableEncoding(TableSchema Schema) : PreprocessingStep("Table")
{
    internal override bool NeedsFitting => true;
}
