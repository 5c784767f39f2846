using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>NG9006: what validates a training is trained on: the same variable, a part of it, or the whole that it is a part of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedValidationAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG9006";

    private protected override ImmutableHashSet<string> Members { get; } = ["Fit"];

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        var locals = new LocalValues(call.Body);
        if (call.Argument("train") is not { } train || call.Option(locals, "Validation") is not { } validation)
            return;
        var origins = new SampleOrigins(locals);
        if (IsSameVariable(call, train, validation)
            || (origins.Of(train) is { } trained && origins.Of(validation) is { } validated && trained.Share(validated)))
            report(validation.Syntax, [validation.Syntax.ToString(), train.Syntax.ToString()]);
    }

    /// <summary>Within one call a variable holds one value, however often it is written elsewhere.</summary>
    private static bool IsSameVariable(NetworkCall call, IOperation a, IOperation b) =>
        call.Invocation.Syntax.Span.Contains(b.Syntax.Span) && (a, b) switch
        {
            (ILocalReferenceOperation x, ILocalReferenceOperation y) => SymbolEqualityComparer.Default.Equals(x.Local, y.Local),
            (IParameterReferenceOperation x, IParameterReferenceOperation y) =>
                SymbolEqualityComparer.Default.Equals(x.Parameter, y.Parameter),
            _ => false,
        };
}
