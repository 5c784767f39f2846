using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGen.Data;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Analyzers;

/// <summary>The first rows of the project's tables, read once for each version of a file. Thread-safe; keeps no file alive.</summary>
internal sealed class SampledTables
{
    private readonly ConditionalWeakTable<AdditionalText, SampledTable> _read = new();

    /// <summary>The table that a network means; null for none, or not exactly one.</summary>
    public SampledTable? Of(NetworkSpec spec, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (TableTexts.FileOf(spec) is not { } file)
            return null;
        var meant = files.Where(text => TableTexts.IsTable(text) && TableTexts.IsMeant(text.Path, file)).Take(2).ToArray();
        if (meant.Length != 1)
            return null;
        if (_read.TryGetValue(meant[0], out var known))
            return known;
        return _read.GetValue(meant[0], text => Read(text, cancellation));
    }

    private static SampledTable Read(AdditionalText text, CancellationToken cancellation)
    {
        if (TableTexts.BeginningOf(text, cancellation) is not { } beginning)
            return new SampledTable(text.Path, new InferredTable { Problem = "it cannot be read." }, null);
        try
        {
            var sample = TableSample.Of(beginning.Text, beginning.IsWhole);
            return new SampledTable(text.Path, SchemaInference.Of(sample), sample);
        }
        catch (DataFormatException e)
        {
            return new SampledTable(text.Path, new InferredTable { Problem = e.Message }, null);
        }
    }
}

/// <summary>A table of the project.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Inferred">Its columns.</param>
/// <param name="Sample">Its first rows; null where it cannot be read.</param>
internal sealed record SampledTable(string Path, InferredTable Inferred, TableSample? Sample);
