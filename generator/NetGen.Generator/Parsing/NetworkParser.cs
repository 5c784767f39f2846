using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// From the symbol of a class marked <c>[Network]</c> or <c>[NetworkBlock]</c> to what was written, as plain values. With the analyzers,
/// the only room that sees Roslyn; it runs on every keystroke, so it reads and judges nothing but where the declaration stands.
/// </summary>
internal static class NetworkParser
{
    /// <summary>What the declaration says. Half-typed code gives an incomplete specification, never an exception.</summary>
    public static ParseResult Parse(DeclaredNetwork network, CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (!network.IsBlock)
            problems.AddRange(TargetCheck.Problems(network));
        if (problems.Count > 0 || !TargetCheck.IsNamed(network.Type))
            return new ParseResult(null, new(problems.ToImmutable()), network.IsResolved);

        var scalar = ScalarReader.Read(network.Attribute, problems);
        problems.AddRange(network.Problems);
        if (!network.IsBlock)
            problems.AddRange(UserMembers.ConstructorsWithoutWeights(network.Type, cancellation));
        var isComplete = scalar is not null && network.Problems.IsEmpty;
        var items = ImmutableArray.CreateBuilder<ItemSpec>(network.Items.Length);
        for (var i = 0; i < network.Items.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            items.Add(AttributeReader.Read(network.Items[i], i, problems, ref isComplete) with { Use = network.Uses[i] });
        }
        if (network.FirstStrayItem(cancellation) is var stray and >= 0)
        {
            problems.Add(new Problem { Id = "NG0006", Item = stray, Figures = new([network.Type.Name]) });
            isComplete = false;
        }

        var read = new EquatableArray<ItemSpec>(items.MoveToImmutable());
        var (dimensions, variants) = network.IsBlock || !isComplete
            ? (EquatableArray<VariantDimension>.Empty, EquatableArray<VariantSpec>.Empty)
            : VariantParsing.Parse(network, read, problems);
        var spec = new NetworkSpec
        {
            Namespace = Placement.NamespaceOf(network.Type),
            ContainingTypes = Placement.ContainingTypesOf(network.Type).ToEquatableArray(),
            Name = network.Type.Name,
            MetadataName = Placement.MetadataNameOf(network.Type),
            Scalar = scalar ?? "float",
            Items = read,
            Dimensions = dimensions,
            Variants = variants,
            UserMembers = UserMembers.NamesOf(network.Type).ToEquatableArray(),
            IsComplete = isComplete,
            IsBlock = network.IsBlock,
        };
        return new ParseResult(spec, new(problems.ToImmutable()), network.IsResolved);
    }
}

/// <summary>What parsing found.</summary>
/// <param name="Spec">The declaration as values; null where nothing can be generated for it (not partial, not a plain class, no name
/// yet).</param>
/// <param name="Problems">What only symbols and syntax can tell.</param>
/// <param name="IsResolved">False when an attribute of the class is unknown: it may be a layer being typed, so that rules stay
/// silent.</param>
internal sealed record ParseResult(NetworkSpec? Spec, EquatableArray<Problem> Problems, bool IsResolved);
