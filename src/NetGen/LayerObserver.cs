namespace NetGen;

/// <summary>Sees one layer's output for one sample while a network's <c>Inspect</c> runs.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="layer">The layer's name; where layers are compiled into one kernel, the last of them (<c>Relu1</c> for a dense layer with
/// it).</param>
/// <param name="sample">The sample's index.</param>
/// <param name="values">The values; valid during the call only.</param>
public delegate void LayerObserver<T>(string layer, int sample, ReadOnlySpan<T> values) where T : unmanaged;
