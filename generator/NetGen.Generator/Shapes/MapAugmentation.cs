using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Where each position of a sample has a label or a target of its own, what moves pixels at random would leave these where they are: it
/// is refused (NG0008). A flat target as long as the picture is a picture too. Noise and erasing move nothing, and what is mixed has the
/// first picture's target in the mean; but labels that do not count cannot be mixed.
/// </summary>
internal static class MapAugmentation
{
    public static void Check(IReadOnlyList<NetworkItemAttribute?> items, GraphBuilder builder)
    {
        if (builder.Loss is not { } loss || WhatStays(loss, builder) is not { } what)
            return;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is RandomFlipAttribute or RandomCropAttribute or RandomShiftAttribute or RandomRotateAttribute || (loss.HasClassLabels && items[i] is MixupAttribute))
            {
                builder.Refuse(new Problem
                {
                    Id = "NG0008",
                    Item = i,
                    Figures = new([items[i]!.GetType().Name.Replace(nameof(Attribute), ""), "left out where " + what, "there"]),
                });
            }
        }
    }

    private static string? WhatStays(LossFunction loss, GraphBuilder builder) =>
        builder.CurrentShape.Positions > 1 ? loss.HasClassLabels
            ? "each position has a label: it would move the pixels and not their labels"
            : "each position has a target: it would move the pixels and not their targets"
        : !loss.HasClassLabels && builder.CurrentShape.Count == builder.ShapeOf(Graph.Input).Count
            ? "the targets are as many as the pixels: it would move these and not those" : null;
}
