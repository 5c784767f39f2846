using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>Samples that a body works with, and whose part they are.</summary>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Whole">What they are a part of; null where that is not known.</param>
internal sealed class Samples(string name, Samples? whole)
{
    public string Name { get; } = name;

    /// <summary>Whether the other are surely among these: the same, or a part.</summary>
    public bool Contain(Samples other)
    {
        for (Samples? part = other; part is not null; part = part.Whole)
        {
            if (ReferenceEquals(part, this))
                return true;
        }
        return false;
    }

    public bool Share(Samples other) => Contain(other) || other.Contain(this);

    private Samples? Whole { get; } = whole;
}

/// <summary>
/// Which data sets of a body have samples in common: followed through variables that are given a value once, through Take, Subset,
/// Shuffle and OrderBy, and through the two parts of a split, which have none in common. What cannot be followed is null.
/// </summary>
internal sealed class SampleOrigins(LocalValues locals)
{
    private readonly Dictionary<ISymbol, Samples?> _known = new(SymbolEqualityComparer.Default);

    public Samples? Of(IOperation? value)
    {
        switch (value?.WithoutConversions())
        {
            case ILocalReferenceOperation { Local: var local }:
                return OfVariable(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return OfVariable(parameter);
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field }:
                return OfVariable(field);
            case IInvocationOperation { Instance: { } whole } call when IsDataset(call.Type) && IsDataset(whole.Type):
                return call.TargetMethod.Name switch
                {
                    "Shuffle" or "OrderBy" => Of(whole),
                    "Take" or "Subset" when Of(whole) is { } samples => new Samples(call.Syntax.ToString(), samples),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private Samples? OfVariable(ISymbol variable)
    {
        if (_known.TryGetValue(variable, out var known))
            return known;
        _known[variable] = null;
        return _known[variable] = !locals.IsConstant(variable) ? null : locals.ValueOf(variable) switch
        {
            // Each part of a split is one of its own, within the whole.
            IInvocationOperation { TargetMethod.Name: "Split" or "StratifiedSplit" or "SplitInTime", Instance: { } whole }
                when IsDataset(whole.Type) => new Samples(variable.Name, Of(whole)),
            { } value => Of(value) ?? new Samples(variable.Name, null),
            null => new Samples(variable.Name, null),
        };
    }

    private static bool IsDataset(ITypeSymbol? type) =>
        type is { Name: "Dataset", ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true } };
}
