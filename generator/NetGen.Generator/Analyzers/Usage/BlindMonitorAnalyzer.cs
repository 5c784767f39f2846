using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG6013: the monitor of a training watches what is not computed, or early stopping waits for what cannot come: a mark on the wrong side
/// of the quantity's range. Silent about options that are not in sight.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlindMonitorAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG6013";

    private protected override ImmutableHashSet<string> Members { get; } = ["Fit"];

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        var locals = new LocalValues(call.Body);
        if (LossOf(call.Invocation.TargetMethod.ContainingType) is not { } loss)
            return;
        var written = call.Option(locals, "Monitor");
        var monitor = written is not null ? NameOf(locals.Resolve(written)) : call.ShowsAllOptions(locals) ? "Auto" : null;
        if (monitor is null)
            return;
        if (written is not null && NotComputed(call, locals, monitor, loss) is { } reason)
            report(written.Syntax, [written.Syntax.ToString(), reason]);
        else
            CheckStopping(locals.Resolve(call.Option(locals, "EarlyStopping")) as IObjectCreationOperation, monitor, loss, report);
    }

    /// <summary>Why the quantity is not computed; null where it is, or may be.</summary>
    private static string? NotComputed(NetworkCall call, LocalValues locals, string monitor, LossFunction loss)
    {
        var isAccuracy = monitor is "TrainAccuracy" or "ValidationAccuracy";
        if (isAccuracy && !loss.HasClassLabels && !(monitor == "ValidationAccuracy" && loss is BinaryCrossEntropy))
            return call.Invocation.TargetMethod.ContainingType.Name + " is trained by " + loss.GetType().Name + " and has no such accuracy";
        var validation = call.Option(locals, "Validation");
        var isMissing = validation is null ? call.ShowsAllOptions(locals) : validation.ConstantValue is { HasValue: true, Value: null };
        return isMissing && monitor is ("ValidationLoss" or "ValidationAccuracy")
            ? "there is no validation data to measure it on: set Validation"
            : null;
    }

    private static void CheckStopping(IObjectCreationOperation? stopping, string monitor, LossFunction loss,
        Action<SyntaxNode, string[]> report)
    {
        if (stopping?.Initializer is not { } initializer)
            return;
        var rises = monitor is "TrainAccuracy" or "ValidationAccuracy";
        var baseline = FitCall.SetIn(initializer, "Baseline");
        if (Number(baseline) is { } mark && (rises ? mark >= 1 : mark <= 0 && loss.IsNeverNegative))
        {
            report(baseline!.Syntax, [
                "Baseline = " + baseline.Syntax,
                (rises ? "no accuracy is above 1" : "no " + loss.GetType().Name + " is below 0") + ", so that no epoch beats "
                    + Figures.Exact(mark) + " and the training stops when Patience is used up",
            ]);
        }
        var delta = FitCall.SetIn(initializer, "MinDelta");
        if (Number(delta) is { } difference && (difference < 0 || (rises && difference >= 1)))
        {
            report(delta!.Syntax, [
                "MinDelta = " + delta.Syntax,
                difference < 0
                    ? "by it a worse epoch would count as better; it is a size, whichever way the quantity goes"
                    : "no accuracy rises by " + Figures.Exact(difference),
            ]);
        }
    }

    private static string? NameOf(IOperation? monitor) =>
        monitor is IFieldReferenceOperation { Field: { ContainingType: { Name: "MonitoredQuantity", TypeKind: TypeKind.Enum } } field }
            ? field.Name
            : null;

    private static double? Number(IOperation? value) =>
        value?.WithoutConversions().ConstantValue is { HasValue: true, Value: IConvertible number and not string }
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : null;

    private static LossFunction? LossOf(INamedTypeSymbol network) =>
        DeclaredNetwork.Of(network) is { } declared
            && NetworkParser.Parse(declared, CancellationToken.None).Spec is { IsComplete: true } spec
            && spec.Items.Select(item => item.Bind()).OfType<LossAttribute>().FirstOrDefault() is { } loss
            ? LossRule.FunctionOf(loss)
            : null;
}
