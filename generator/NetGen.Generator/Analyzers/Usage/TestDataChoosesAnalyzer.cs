using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG9007: data that is called test data chooses hyperparameters, or the epoch to stop at. What data is for, only its name says: one of its
/// words must be "test".
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TestDataChoosesAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG9007";

    private protected override ImmutableHashSet<string> Members { get; } = ["Search", "Fit"];

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        if (call.Invocation.TargetMethod.Name == "Search")
        {
            Check(call.Argument("data"), "is what the search trains and scores on");
            return;
        }
        var locals = new LocalValues(call.Body);
        if (call.Option(locals, "EarlyStopping") is { ConstantValue.HasValue: false })
            Check(call.Option(locals, "Validation"), "decides when the training stops, and which weights it ends with");

        void Check(IOperation? data, string use)
        {
            if (data is not null && NameOf(data) is { } name && IsTest(name))
                report(data.Syntax, [data.Syntax.ToString(), use]);
        }
    }

    private static string? NameOf(IOperation data) => data switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        // A part of it.
        IInvocationOperation { Instance: { } whole, TargetMethod.Name: "Take" or "Subset" or "Shuffle" } =>
            NameOf(whole.WithoutConversions()),
        _ => null,
    };

    /// <summary>Whether one of a name's words is "test": <c>test</c>, <c>_testData</c>, <c>digits_test</c>; not <c>latest</c>.</summary>
    internal static bool IsTest(string name)
    {
        for (var i = name.IndexOf("test",
            StringComparison.OrdinalIgnoreCase); i >= 0; i = name.IndexOf("test", i + 1, StringComparison.OrdinalIgnoreCase))
        {
            var begins = i == 0 || !char.IsLetter(name[i - 1]) || char.IsUpper(name[i]);
            var ends = i + 4 == name.Length || !char.IsLower(name[i + 4]);
            if (begins && ends)
                return true;
        }
        return false;
    }
}
