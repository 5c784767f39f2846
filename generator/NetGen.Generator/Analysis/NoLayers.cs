using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG0005: there is nothing to compute. The fix inserts the smallest layers that the loss can stand behind, for the user to size.
/// </summary>
internal static class NoLayers
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        if (declaration.Of<LayerAttribute>().Any())
            return;
        report(new Problem
        {
            Id = "NG0005",
            Item = -1,
            Figures = new([declaration.Spec.Name]),
            FixFacts = declaration.Of<InputAttribute>().Select(input => (int?)input.Index).FirstOrDefault() is not { } place
                ? EquatableArray<KeyValuePair<string, string>>.Empty
                : FixRecipe.Of(
                    "Insert a layer, to be given the number of outputs",
                    [.. LayersFor(declaration.Of<LossAttribute>().Select(loss => loss.Attribute).FirstOrDefault())
                        .Select(layer => FixRecipe.InsertBehind(place, layer))]),
        });
    }

    /// <summary>Last layer first: each is inserted directly behind the input.</summary>
    private static string[] LayersFor(LossAttribute? loss) => loss switch
    {
        CrossEntropyAttribute or KlDivergenceAttribute => ["Softmax", "Dense(2)"],
        HingeAttribute or SquaredHingeAttribute => ["Dense(2)"],
        BinaryCrossEntropyAttribute => ["Sigmoid", "Dense(1)"],
        PoissonAttribute => ["Exp", "Dense(1)"],
        // Losses of real numbers, and no loss yet.
        _ => ["Dense(1)"],
    };
}
