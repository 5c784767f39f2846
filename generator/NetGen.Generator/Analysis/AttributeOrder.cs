using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG0007: the input comes first, and is of one kind, preprocessing directly after it, the loss after the last layer; one loss, one
/// optimizer, one schedule,
/// one L1, one mixup. A block has layers only.
/// </summary>
internal static class AttributeOrder
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        InBlocks(declaration, report);
        if (declaration.Spec.IsBlock)
            return;
        Tokens(declaration, report);
        Second<LossAttribute>(declaration, "loss", report);
        Second<OptimizerAttribute>(declaration, "optimizer", report);
        Second<ScheduleAttribute>(declaration, "schedule", report);
        Second<MixupAttribute>(declaration, "mixture of samples", report);
        SecondL1(declaration, report);
        Preparation(declaration, report);

        var layers = declaration.Written<LayerAttribute>().ToArray();
        if (layers.Length == 0)
            return;
        var names = new LayerNaming();
        var named = layers.Select(layer => (layer.Index, names.Next(declaration.Spec.Items[layer.Index]).Text)).ToArray();
        foreach (var (index, _) in declaration.Written<NetworkItemAttribute>()
            .Where(input => input.Attribute is InputAttribute or TokensAttribute && input.Index > named[0].Index))
        {
            Report(report, declaration, index, "stands after the layer " + named[0].Text + "; the input comes before the first layer",
                new KeyValuePair<string, string>("Before", Text(named[0].Index)));
        }
        foreach (var (index, _) in declaration.Written<LossAttribute>().Take(1).Where(loss => loss.Index < named[named.Length - 1].Index))
        {
            var next = named.First(layer => layer.Index > index);
            Report(report, declaration, index, "stands before the layer " + next.Text + "; the loss comes after the last layer",
                new KeyValuePair<string, string>("After", Text(named[named.Length - 1].Index)));
        }
    }

    private static void InBlocks(Declaration declaration, Action<Problem> report)
    {
        foreach (var (index, _) in declaration.Of<NetworkItemAttribute>().Where(item => item.Attribute is not LayerAttribute))
        {
            if (declaration.Spec.IsBlock || declaration.Spec.Items[index].Use is not null)
                Report(report, declaration, index, "has no place in a block, which has layers only; it stands on the network");
        }
    }

    /// <summary>Tokens stand in place of numbers, and nothing can be computed with them.</summary>
    private static void Tokens(Declaration declaration, Action<Problem> report)
    {
        if (!declaration.Of<TokensAttribute>().Any())
            return;
        foreach (var (index, item) in declaration.Written<NetworkItemAttribute>())
        {
            if (item is InputAttribute)
                Report(report, declaration, index, "stands beside Tokens, which are the input");
            else if (item is PreprocessingAttribute or AugmentationAttribute)
                Report(report, declaration, index, "stands beside Tokens, which are names: nothing can be computed with their numbers");
        }
    }

    /// <summary>Preprocessing and augmentation stand between the input and the first layer; nothing scales what is already white.</summary>
    private static void Preparation(Declaration declaration, Action<Problem> report)
    {
        if (declaration.Of<TokensAttribute>().Any())
            return;
        var input = declaration.Written<InputAttribute>().Select(found => found.Index).DefaultIfEmpty(-1).First();
        var layer = declaration.Written<LayerAttribute>().Select(found => found.Index).DefaultIfEmpty(int.MaxValue).First();
        var whitening = declaration.Of<WhiteningAttribute>().Select(found => found.Index).DefaultIfEmpty(int.MaxValue).First();
        foreach (var (index, attribute) in declaration.Written<NetworkItemAttribute>()
            .Where(item => item.Attribute is PreprocessingAttribute or AugmentationAttribute))
        {
            if (index < input)
                Report(report, declaration, index, "stands before Input; it comes directly after it");
            else if (index > layer)
                Report(report, declaration, index, "stands after the first layer; it comes directly after Input");
            else if (attribute is PreprocessingAttribute && index > whitening)
                Report(report, declaration, index,
                    "stands after " + declaration.KindOf(whitening) + ", which is the last step of preprocessing");
        }
    }

    private static void Second<T>(Declaration declaration, string family, Action<Problem> report) where T : NetworkItemAttribute
    {
        var all = declaration.Written<T>().ToArray();
        for (var i = 1; i < all.Length; i++)
            Report(report, declaration, all[i].Index, "is a second " + family + " beside " + declaration.KindOf(all[0].Index));
    }

    /// <summary>An elastic net contains an L1 penalty: which of the two would be meant?</summary>
    private static void SecondL1(Declaration declaration, Action<Problem> report)
    {
        var all = declaration.Written<PenaltyAttribute>().Where(penalty => penalty.Attribute is L1Attribute or ElasticNetAttribute)
            .ToArray();
        for (var i = 1; i < all.Length; i++)
            Report(report, declaration, all[i].Index, "is a second L1 penalty beside " + declaration.KindOf(all[0].Index));
    }

    private static void Report(Action<Problem> report, Declaration declaration, int item, string what,
        params KeyValuePair<string, string>[] facts) =>
        report(new Problem
        {
            Id = "NG0007", Item = item, Figures = new([declaration.KindOf(item), what]),
            FixFacts = facts.ToEquatableArray()
        });

    private static string Text(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
