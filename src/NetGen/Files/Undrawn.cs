using System.ComponentModel;

namespace NetGen.Files;

/// <summary>
/// Says to a generated constructor that the weights come from elsewhere, a file or another network: drawing them first would be most of the
/// time. Used by generated code. Immutable.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Undrawn;
