using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>From tokens to a sequence of vectors, of one step where a sample is one token.</summary>
internal static class EmbeddingRule
{
    public static void Apply(EmbeddingAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        if (builder.Vocabulary == 0 || builder.Current != Graph.Input)
        {
            builder.Report("NG1018", null, name.Text, builder.Vocabulary == 0
                ? "looks up tokens, and the input has numbers: [Tokens(vocabulary, Steps = …)] in place of "
                    + "Input says that a sample is made of them"
                : "looks up tokens, and what stands in front of it gives numbers: it reads the input itself");
            return;
        }
        var steps = builder.CurrentShape.Width;
        if (!SizeLimit.Fits(builder.Vocabulary, declared.Width) || !SizeLimit.Fits(steps, declared.Width))
        {
            var tooLarge = SizeLimit.Fits(steps, declared.Width) ? new TensorShape(builder.Vocabulary, declared.Width)
                : new TensorShape(steps, declared.Width);
            builder.Report("NG1012", "width", tooLarge.ToString(), SizeLimit.Text);
            return;
        }
        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".weight",
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = new TensorShape(builder.Vocabulary, declared.Width),
            Initializer = new Initializer(declared.Deviation == 0 ? Init.Zeros : Init.Normal, declared.Deviation, 1, declared.Width, 0,
                false)
            {
                ZeroRow = declared.ZeroIsPadding,
            },
            Penalty = null,
            Decays = false,
            Trainable = declared.Trainable,
            IsTable = true,
        });
        builder.AddLayer(
            new EmbeddingOperation
            {
                Layer = name.Text, Item = builder.Item, Input = builder.Current, Weight = weight, Bias = null,
                ZeroIsPadding = declared.ZeroIsPadding, Positions = steps,
                Output = builder.AddTensor(name.Text, new TensorShape(steps, declared.Width)),
            },
            "Embedding " + declared.Width.ToString(CultureInfo.InvariantCulture) + " of "
                + builder.Vocabulary.ToString(CultureInfo.InvariantCulture)
                + (declared.ZeroIsPadding ? ", 0 is padding" : ""));
    }
}
