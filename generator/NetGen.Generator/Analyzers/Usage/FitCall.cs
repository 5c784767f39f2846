using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>A call of Fit, with the options that it is seen to get.</summary>
internal static class FitCall
{
    /// <summary>What an option is set to, where the options are made in this body: by new, by with, or in a variable; null for nothing, or not known.</summary>
    public static IOperation? Option(this NetworkCall call, LocalValues locals, string option) => Of(locals.Resolve(call.Argument("options")), locals, option);

    private static IOperation? Of(IOperation? options, LocalValues locals, string option) => options switch
    {
        IObjectCreationOperation { Initializer: { } initializer } => SetIn(initializer, option),
        IWithOperation changed => SetIn(changed.Initializer, option) ?? Of(locals.Resolve(changed.Operand.WithoutConversions()), locals, option),
        _ => null,
    };

    private static IOperation? SetIn(IObjectOrCollectionInitializerOperation initializer, string option) => initializer.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation property && property.Property.Name == option)
        ?.Value.WithoutConversions();
}
