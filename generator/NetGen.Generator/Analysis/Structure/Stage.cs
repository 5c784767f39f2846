using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>
/// A layer with weights and what stands directly behind it: affine → normalization → non-linearity, the last two where they are.
/// </summary>
/// <param name="Affine">The layer.</param>
/// <param name="Initializer">How its weights start.</param>
/// <param name="Normalization">What normalizes its output before the non-linearity; null for nothing.</param>
/// <param name="NonLinearity">The activation or softmax; null for none.</param>
/// <param name="Source">The stage that its input comes from and goes nowhere else, with neither join nor normalization between; null for
/// none.</param>
/// <param name="IsHidden">Whether another layer with weights lies behind it.</param>
internal sealed record Stage(
    WeightedOperation Affine, Initializer Initializer, Operation? Normalization, LayerOperation? NonLinearity, Stage? Source, bool IsHidden)
{
    public string Name => Affine.Layer;

    /// <summary>The attribute of the layer, by index.</summary>
    public int Item => Affine.Item;

    /// <summary>The activation's function; null for softmax, and for none.</summary>
    public ActivationFunction? Function => NonLinearity switch
    {
        ActivationOperation activation => activation.Function,
        PReluOperation prelu => prelu.AtStart,
        // Softmax is none of one element; null is none at all.
        _ => null,
    };

    /// <summary>The tensor behind the stage.</summary>
    public int Output => NonLinearity?.Output ?? Normalization?.Writes[0] ?? Affine.Output;

    /// <summary>The attributes of the stage, by index.</summary>
    public IEnumerable<int> Items => NonLinearity is null ? [Item] : [Item, NonLinearity.Item];
}
