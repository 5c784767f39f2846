using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>
/// Hidden stages one behind the other, without normalization, skip or branch: from the input, or what interrupted the last stretch, to the
/// next interruption, or to the input of the output layer. Here the signal is the product of what each stage does to it.
/// </summary>
/// <param name="Stages">The hidden stages, at least one.</param>
/// <param name="OutputStage">The output layer, where it follows directly; null where the stretch ends otherwise.</param>
internal sealed record PlainStretch(IReadOnlyList<Stage> Stages, Stage? OutputStage)
{
    public Stage First => Stages[0];

    public Stage Last => Stages[Stages.Count - 1];

    /// <summary>The tensor that enters.</summary>
    public int Start => First.Affine.Input;

    /// <summary>The tensor behind the last stage.</summary>
    public int End => Last.Output;

    /// <summary>Layers with weights, the output layer too.</summary>
    public int Depth => Stages.Count + (OutputStage is null ? 0 : 1);

    /// <summary>"Dense1", "Dense1 to Dense6".</summary>
    public string Name => Stages.Count == 1 ? First.Name : First.Name + " to " + Last.Name;

    /// <summary>The attributes of the stretch and of an output layer directly behind it, by index.</summary>
    public EquatableArray<int> Items =>
        Stages.Concat(OutputStage is null ? [] : [OutputStage]).SelectMany(stage => stage.Items).ToEquatableArray();
}
