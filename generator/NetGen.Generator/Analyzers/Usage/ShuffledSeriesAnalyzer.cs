using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG7030: samples in the order of time, windows of a series or ordered by a column, of which parts are drawn at random. It throws, too.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShuffledSeriesAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG7030";

    private protected override ImmutableHashSet<string> Members { get; } = ["Split", "StratifiedSplit", "KFold", "CrossValidate", "Search"];

    private protected override bool IsMeant(IMethodSymbol method) => IsDataset(method.ContainingType) || IsNetwork(method.ContainingType);

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        var locals = new LocalValues(call.Body);
        var (name, data, instead) = call.Invocation.TargetMethod.Name switch
        {
            var split and ("Split" or "StratifiedSplit") => (split, call.Invocation.Instance, "SplitInTime"),
            "KFold" => ("KFold", call.Invocation.Instance, "TimeFolds"),
            "CrossValidate" when IsDrawn(call.Argument("folds"), locals) =>
                ("CrossValidate", call.Argument("data"), "Validation.TimeFolds"),
            "Search" when call.Option(locals, "Validation") is { } validation && IsDrawn(validation, locals) =>
                ("Search", call.Argument("data"), "Validation.TimeFolds"),
            _ => ("", null, ""),
        };
        if (data is not null && IsSeries(data, locals))
            report(call.Invocation.Syntax, [name, data.Syntax.ToString(), instead]);
    }

    /// <summary>Whether parts are drawn at random, as far as is seen: by default, where a number is given, and by KFold.</summary>
    private static bool IsDrawn(IOperation? folds, LocalValues locals) => locals.Resolve(folds) switch
    {
        null => true,
        IInvocationOperation { TargetMethod: { Name: "KFold", ContainingType.Name: "Validation" } } => true,
        { Type.SpecialType: SpecialType.System_Int32 } => true,
        _ => false,
    };

    private static bool IsSeries(IOperation data, LocalValues locals) => data.WithoutConversions() switch
    {
        // Of a deconstruction the value is the whole right side.
        ILocalReferenceOperation { Local: var local } => locals.ValueOf(local) is { } value && IsSeries(value, locals),
        IInvocationOperation { TargetMethod: { Name: "Windows" or "OrderBy", ContainingType: var type } } => IsDataset(type),
        IInvocationOperation { TargetMethod: { Name: "Take" or "SplitInTime", ContainingType: var type }, Instance: { } whole } =>
            IsDataset(type) && IsSeries(whole, locals),
        _ => false,
    };

    private static bool IsDataset(ITypeSymbol? type) =>
        type is { Name: "Dataset", ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true } };
}
