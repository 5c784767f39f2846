using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>
/// A fix of a network's declaration. What a fix changes it changes through a <see cref="DeclarationEdit"/>, so that one diagnostic and
/// all of a document are the same code. Registered only if it changes something.
/// </summary>
public abstract class NetworkFix : CodeFixProvider
{
    private protected abstract string Id { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var edit = await DeclarationEdit.CreateAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
            Apply(edit, diagnostic);
        return document.WithSyntaxRoot(edit.Root);
    });

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edit = await DeclarationEdit.CreateAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            var title = Apply(edit, diagnostic);
            if (title is null || !edit.HasChanged)
                continue;
            var changed = context.Document.WithSyntaxRoot(edit.Root);
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: GetType().Name), diagnostic);
        }
    }

    /// <summary>Makes the change and says what it was; null where there is nothing sensible to do.</summary>
    private protected abstract string? Apply(DeclarationEdit edit, Diagnostic diagnostic);
}
