using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Where each position of a sample has a label, what moves pixels at random would leave the labels where they are: it is refused (NG0008).
/// Noise and erasing move nothing.
/// </summary>
internal static class MapAugmentation
{
    public static void Check(IReadOnlyList<NetworkItemAttribute?> items, GraphBuilder builder)
    {
        if (builder.Loss is not { HasClassLabels: true } || builder.CurrentShape.Positions == 1)
            return;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is RandomFlipAttribute or RandomCropAttribute or RandomShiftAttribute or RandomRotateAttribute or MixupAttribute)
            {
                builder.Refuse(new Problem
                {
                    Id = "NG0008",
                    Item = i,
                    Figures = new([items[i]!.GetType().Name.Replace(nameof(Attribute), ""), "left out where each position has a label: it would move the pixels and not their labels", "there"]),
                });
            }
        }
    }
}
