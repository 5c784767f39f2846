using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>A sample of tokens: as many whole numbers as it has steps, which only an embedding may read (NG1018).</summary>
internal static class TokensRule
{
    public static void Apply(TokensAttribute tokens, int item, GraphBuilder builder)
    {
        builder.Item = item;
        if (!SizeLimit.Fits(tokens.Steps))
        {
            builder.Report("NG1012", nameof(TokensAttribute.Steps), new TensorShape(tokens.Steps).ToString(), SizeLimit.Text);
            return;
        }
        builder.Vocabulary = tokens.Vocabulary;
        builder.Current = builder.AddTensor("input", new TensorShape(tokens.Steps));
    }

    /// <summary>What would compute with the numbers of tokens, whose order and distance mean nothing.</summary>
    /// <returns>False where the layer is refused.</returns>
    public static bool RequireEmbedding(LayerAttribute layer, GraphBuilder builder)
    {
        if (builder.Vocabulary == 0 || builder.Current != Graph.Input
            || layer is EmbeddingAttribute or MarkAttribute or FromAttribute or UseAttribute)
            return true;
        builder.Report("NG1018", null, builder.NameOf(layer).Text,
            "would compute with the numbers of tokens, which are names: [Embedding(width)] in front of it has a vector for each");
        return false;
    }

    /// <summary>The same of what a join takes up.</summary>
    public static void CheckReaders(GraphBuilder builder)
    {
        if (builder.Vocabulary == 0 || builder.HasFailed)
            return;
        if (builder.Operations.FirstOrDefault(operation => operation is not (EmbeddingOperation or LengthsOperation)
            && operation.Reads.Contains(Graph.Input)) is not { } reader)
            return;
        builder.Item = reader.Item;
        builder.Report("NG1018", null, reader.Layer,
            "would compute with the numbers of tokens, which are names: it has to take up what [Embedding(width)] makes of them");
    }
}
