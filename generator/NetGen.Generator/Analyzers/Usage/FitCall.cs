using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>A call of Fit, with the options that it is seen to get.</summary>
internal static class FitCall
{
    /// <summary>
    /// What an option is set to, where the options are made in this body: by new, by with, or in a variable; null for nothing, or not
    /// known.
    /// </summary>
    public static IOperation? Option(this NetworkCall call, LocalValues locals, string option) =>
        Of(locals.Resolve(call.Argument("options")), locals, option);

    /// <summary>
    /// Whether the options are made in this body from their defaults, or left out: then what is not seen to be set is not set.
    /// </summary>
    public static bool ShowsAllOptions(this NetworkCall call, LocalValues locals) =>
        call.Argument("options") is not { } options || AreWhole(locals.Resolve(options), locals);

    /// <summary>What an initializer sets a property to; null for nothing.</summary>
    public static IOperation? SetIn(IObjectOrCollectionInitializerOperation initializer, string option) => initializer.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation property && property.Property.Name == option)
        ?.Value.WithoutConversions();

    private static bool AreWhole(IOperation? options, LocalValues locals) => options switch
    {
        IObjectCreationOperation => true,
        IWithOperation changed => AreWhole(locals.Resolve(changed.Operand.WithoutConversions()), locals),
        _ => false,
    };

    private static IOperation? Of(IOperation? options, LocalValues locals, string option) => options switch
    {
        IObjectCreationOperation { Initializer: { } initializer } => SetIn(initializer, option),
        IWithOperation changed => SetIn(changed.Initializer, option)
            ?? Of(locals.Resolve(changed.Operand.WithoutConversions()), locals, option),
        _ => null,
    };
}
