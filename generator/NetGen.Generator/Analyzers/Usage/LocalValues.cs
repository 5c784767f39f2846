using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>What the local variables and parameters of a body hold, as far as they are given a value once.</summary>
internal sealed class LocalValues
{
    private readonly Dictionary<ISymbol, int> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _values = new(SymbolEqualityComparer.Default);

    public LocalValues(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: var value } declarator:
                    Write(declarator.Symbol, value);
                    break;
                case IAssignmentOperation assignment:
                    foreach (var target in Targets(assignment.Target))
                        Write(target,
                            assignment is ISimpleAssignmentOperation or IDeconstructionAssignmentOperation ? assignment.Value : null);
                    break;
                case IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } argument:
                    foreach (var target in Targets(argument.Value))
                        Write(target, null);
                    break;
            }
        }
    }

    /// <summary>Whether a variable always holds the same value.</summary>
    public bool IsConstant(ISymbol variable) =>
        !_writes.TryGetValue(variable, out var writes) || (writes == 1 && variable is not IParameterSymbol);

    /// <summary>
    /// The expression that gives a variable its only value (of a deconstruction: the whole right side); null where there is none.
    /// </summary>
    public IOperation? ValueOf(ISymbol variable) => IsConstant(variable) && _values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>An expression, or what the variable that it names was given as its only value.</summary>
    public IOperation? Resolve(IOperation? expression)
    {
        // Declarations do not run in circles, but half-typed code may.
        for (var i = 0; i < 10 && expression is ILocalReferenceOperation { Local: var local } && ValueOf(local) is { } value; i++)
            expression = value.WithoutConversions();
        return expression;
    }

    private void Write(ISymbol variable, IOperation? value)
    {
        _writes[variable] = _writes.TryGetValue(variable, out var writes) ? writes + 1 : 1;
        if (value is not null)
            _values[variable] = value.WithoutConversions();
    }

    private static IEnumerable<ISymbol> Targets(IOperation target) =>
        target.DescendantsAndSelf().Select(operation => operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            _ => (ISymbol?)null,
        }).OfType<ISymbol>();
}

internal static class Operations
{
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }

    public static IEnumerable<IOperation> DescendantsAndSelf(this IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
        {
            foreach (var descendant in child.DescendantsAndSelf())
                yield return descendant;
        }
    }
}
