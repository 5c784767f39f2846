using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// A rule about how networks are used: from one call of a network's member, with the body around it, to problems. Works on the operations
/// of a single body and is silent about whatever comes from elsewhere. A call's name is looked at before anything is bound, so that a file
/// without such calls costs nothing.
/// </summary>
public abstract class UseAnalyzer : DiagnosticAnalyzer
{
    private protected abstract string Id { get; }

    /// <summary>The members of a network whose calls are looked at.</summary>
    private protected abstract ImmutableHashSet<string> Members { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.Of(Id)];

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(typeof(NetworkAttribute).FullName!).IsEmpty)
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
        });
    }

    /// <summary>Whether a method of one of those names is meant.</summary>
    private protected virtual bool IsMeant(IMethodSymbol method) => IsNetwork(method.ContainingType);

    /// <summary>Judges a call; reports figures and where.</summary>
    private protected abstract void Judge(NetworkCall call, Action<SyntaxNode, string[]> report);

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            || !Members.Contains(member.Name.Identifier.ValueText)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation invocation
            || !IsMeant(invocation.TargetMethod))
            return;
        // A body that does not compile is not judged.
        if (BodyOf(invocation) is { } body)
            Judge(new NetworkCall(invocation, body),
                (where, figures) =>
                    context.ReportDiagnostic(new Problem
                    {
                        Id = Id, Item = -1,
                        Figures = new([.. figures])
                    }.ToDiagnostic(where.GetLocation(), HelpPages.Of(context.Options))));
    }

    private protected static bool IsNetwork(ITypeSymbol? type) =>
        type is INamedTypeSymbol
            && type.GetAttributes().Any(attribute => attribute.AttributeClass is { } marker && DeclaredNetwork.IsNetwork(marker));

    /// <summary>All of the method, accessor or program that an operation belongs to.</summary>
    private static IOperation? BodyOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation is IMethodBodyBaseOperation or IBlockOperation ? operation : null;
    }
}

/// <summary>A call of a network's member.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Body">The whole body it stands in.</param>
internal sealed record NetworkCall(IInvocationOperation Invocation, IOperation Body)
{
    /// <summary>What is passed for a parameter, without conversions; null where its default is.</summary>
    public IOperation? Argument(string parameter) =>
        Invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter
            && argument.ArgumentKind == ArgumentKind.Explicit)?.Value.WithoutConversions();
}
