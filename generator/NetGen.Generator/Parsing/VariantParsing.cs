using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>The alternatives of a declaration, and every combination of them written out: what the class would declare.</summary>
internal sealed class VariantParsing
{
    /// <summary>Each is compiled: more would be more code than a search can look at.</summary>
    private const int MostNetworks = 64;

    private readonly DeclaredNetwork _network;
    private readonly ImmutableArray<Problem>.Builder _problems;

    private VariantParsing(DeclaredNetwork network, ImmutableArray<Problem>.Builder problems) =>
        (_network, _problems) = (network, problems);

    /// <summary>What is searched, and the networks that it takes beside the declared one.</summary>
    public static (EquatableArray<VariantDimension> Dimensions, EquatableArray<VariantSpec> Variants) Parse(
        DeclaredNetwork network, EquatableArray<ItemSpec> items, ImmutableArray<Problem>.Builder problems) =>
        network.Variants.IsEmpty ? (EquatableArray<VariantDimension>.Empty, EquatableArray<VariantSpec>.Empty)
            : new VariantParsing(network, problems).Parse(items);

    private (EquatableArray<VariantDimension>, EquatableArray<VariantSpec>) Parse(EquatableArray<ItemSpec> items)
    {
        var read = new List<VariantReader>();
        foreach (var variant in _network.Variants)
        {
            var name = variant.Attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
            if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
                Refuse(variant.Item, name, "its name is a member of Hyperparameters, and must be an identifier of C#");
            else if (VariantReader.Read(variant with { Read = variant.Item < 0 ? null : items[variant.Item] }, reason =>
                Refuse(variant.Item, name, reason)) is { } reader)
                read.Add(reader);
        }
        // What stands first is what people read; all of one name vary together.
        var groups = read.GroupBy(reader => reader.Dimension.Name, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        foreach (var group in groups.Where(group => group.Any(reader => reader.Alternatives.Length != group[0].Alternatives.Length)))
        {
            Refuse(group[1].Dimension.Item, group[0].Dimension.Name,
                "several of one name vary together, and have as many alternatives each");
            return (EquatableArray<VariantDimension>.Empty, EquatableArray<VariantSpec>.Empty);
        }
        var dimensions = groups.Select(group => group[0].Dimension with
        {
            Decides = group.All(reader => reader.Dimension.Decides == group[0].Dimension.Decides) ? group[0].Dimension.Decides
                : VariantRole.Network,
        }).ToEquatableArray();
        var deciding = groups.Where((_, i) => dimensions[i].Decides == VariantRole.Network).ToArray();
        var networks = deciding.Aggregate(1L, (product, group) => Math.Min(int.MaxValue, product * group[0].Dimension.Choices.Count));
        if (networks > MostNetworks)
        {
            Refuse(deciding[0][0].Dimension.Item, deciding[0][0].Dimension.Name,
                $"the combinations of all alternatives are {networks} networks, each of which is compiled; expected at most "
                + $"{MostNetworks}");
            return (dimensions, EquatableArray<VariantSpec>.Empty);
        }
        return (dimensions, CombinationsOf(deciding).Skip(1).Select(choices => Variant(deciding, choices)).ToEquatableArray());
    }

    private VariantSpec Variant(VariantReader[][] deciding, int[] choices)
    {
        var changes = new Dictionary<AttributeData, Alternative>();
        for (var i = 0; i < deciding.Length; i++)
        {
            foreach (var reader in choices[i] > 0 ? deciding[i] : [])
                changes[reader.Varied] = changes.TryGetValue(reader.Varied, out var other)
                    ? Both(other, reader.Alternatives[choices[i] - 1]) : reader.Alternatives[choices[i] - 1];
        }
        var (attributes, uses) = _network.Spliced(changes.Where(change => change.Value.Repeat is not null)
            .ToDictionary(change => change.Key, change => change.Value.Repeat!.Value));
        var items = ImmutableArray.CreateBuilder<ItemSpec>(attributes.Length);
        for (var i = 0; i < attributes.Length; i++)
        {
            var isComplete = true;
            var item = AttributeReader.Read(attributes[i], i, ImmutableArray.CreateBuilder<Problem>(),
                ref isComplete) with
            { Use = uses[i] };
            items.Add(changes.TryGetValue(attributes[i], out var change) ? change.Change(item) : item);
        }
        var name = string.Join("_", deciding.Select((group, i) => choices[i] == 0 ? "" : group[0].Dimension.Name
            + InName(group[0].Dimension.Choices[choices[i]].Text)).Where(part => part.Length > 0));
        return new(name, choices.ToEquatableArray(), items.ToEquatableArray());
    }

    private static Alternative Both(Alternative first, Alternative second) =>
        new(item => second.Change(first.Change(item)), first.Repeat ?? second.Repeat);

    /// <summary>All combinations, that of the declared values first, the last dimension changing fastest.</summary>
    private static IEnumerable<int[]> CombinationsOf(VariantReader[][] deciding)
    {
        IEnumerable<int[]> combinations = [[]];
        foreach (var group in deciding)
            combinations = combinations.SelectMany(before => Enumerable.Range(0, group[0].Dimension.Choices.Count), (before, choice) =>
                before.Append(choice).ToArray());
        return combinations;
    }

    /// <summary>0.1 is 0_1 in a name, -1 is m1.</summary>
    private static string InName(string text) => new([.. text.Select(c => c == '-' ? 'm' : char.IsLetterOrDigit(c) ? c : '_')]);

    private void Refuse(int item, string name, string reason) =>
        _problems.Add(new Problem { Id = "NG0015", Item = item, Figures = new([name, reason]) });
}
