using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>
/// A document's networks while they are being changed. Nodes are named by their originals and followed through every change, so that
/// several fixes can work on one declaration.
/// </summary>
internal sealed class DeclarationEdit
{
    private readonly SyntaxNode _original;
    private readonly SemanticModel _model;
    private readonly Dictionary<Diagnostic, DeclaredNetwork> _networks = [];

    private DeclarationEdit(SyntaxNode original, SemanticModel model)
    {
        _original = original;
        _model = model;
        Root = original;
    }

    /// <summary>The document as it is now.</summary>
    public SyntaxNode Root { get; private set; }

    public bool HasChanged { get; private set; }

    public static async Task<DeclarationEdit> CreateAsync(Document document, ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The document has no syntax.");
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The document has no semantics.");
        var edit = new DeclarationEdit(root, model);
        foreach (var diagnostic in diagnostics)
        {
            var declaration = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (declaration is not null && model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
                && (DeclaredNetwork.Of(type) ?? DeclaredNetwork.BlockOf(type)) is { } network)
                edit._networks[diagnostic] = network;
        }
        edit.Root = root.TrackNodes(root.DescendantNodes().SelectMany(node => node switch
        {
            TypeDeclarationSyntax => [node],
            AttributeListSyntax => node.DescendantNodesAndSelf(),
            _ => [],
        }).Concat(diagnostics.Select(edit.NodeAt)).Distinct());
        return edit;
    }

    /// <summary>The network a diagnostic speaks of.</summary>
    public DeclaredNetwork? NetworkOf(Diagnostic diagnostic) => _networks.TryGetValue(diagnostic, out var network) ? network : null;

    /// <summary>What a diagnostic is marked on.</summary>
    public SyntaxNode NodeAt(Diagnostic diagnostic) => _original.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The attribute of an item as it was written; null when it is written elsewhere, as what a block splices in is.</summary>
    public AttributeSyntax? AttributeOf(DeclaredNetwork network, int item) =>
        item >= 0 && item < network.Items.Length && network.Uses[item] is null
            && network.Items[item].ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax attribute
            && attribute.SyntaxTree == _original.SyntaxTree
            ? attribute
            : null;

    /// <summary>The attribute that carries the network's mark.</summary>
    public AttributeSyntax? MarkOf(DeclaredNetwork network) => network.Attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>An index that a diagnostic carries; −1 where it does not.</summary>
    public static int Index(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var text)
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? index : -1;

    /// <summary>A NetGen attribute by the shortest name that is understood here.</summary>
    public AttributeSyntax NewAttribute(SyntaxNode where, string kind, string arguments = "")
    {
        var visible = _model.LookupNamespacesAndTypes(where.SpanStart, name: kind + "Attribute")
            .Any(symbol => symbol.ContainingNamespace is { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true });
        var taken = _model.LookupNamespacesAndTypes(where.SpanStart, name: kind).Length > 0;
        var list = arguments.Length == 0 ? null : SyntaxFactory.ParseAttributeArgumentList(arguments);
        return SyntaxFactory.Attribute(SyntaxFactory.ParseName(visible && !taken ? kind : "global::NetGen." + kind), list);
    }

    /// <summary>Puts another expression in an argument's place.</summary>
    public void Replace(ExpressionSyntax original, ExpressionSyntax replacement)
    {
        var current = Current(original);
        Change(Root.ReplaceNode(current, replacement.WithTriviaFrom(current)));
    }

    public void Replace(AttributeSyntax original, AttributeSyntax replacement)
    {
        var current = Current(original);
        Change(Root.ReplaceNode(current, replacement.WithTriviaFrom(current)));
    }

    /// <summary>Adds <c>Property = value</c> to an attribute's arguments.</summary>
    public void SetProperty(AttributeSyntax original, string property, string value)
    {
        var current = Current(original);
        var assignment = SyntaxFactory.ParseAttributeArgumentList("(" + property + " = " + value + ")")!;
        Change(Root.ReplaceNode(current, current.ArgumentList is { Arguments.Count: > 0 } written
            ? current.WithArgumentList(written.WithArguments(written.Arguments.Add(assignment.Arguments[0]
                .WithLeadingTrivia(SyntaxFactory.Space))))
            : current.WithArgumentList(assignment)));
    }

    /// <summary>Takes a node out of the separated list it is in.</summary>
    public void Remove(SyntaxNode original) => Change(Root.RemoveNode(Current(original), SyntaxRemoveOptions.KeepNoTrivia)!);

    /// <summary>Adds <c>partial</c> to a type.</summary>
    public void MakePartial(TypeDeclarationSyntax original)
    {
        var type = Current(original);
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return;
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var changed = type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia())
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
        Change(Root.ReplaceNode(type, changed));
    }

    /// <summary>Inserts attributes before another: into its list, or as lists of their own where that one begins its list.</summary>
    public void InsertBefore(AttributeSyntax anchor, params IReadOnlyList<AttributeSyntax> inserted)
    {
        var current = Current(anchor);
        var list = (AttributeListSyntax)current.Parent!;
        Change(list.Attributes[0] == current
            ? Root.ReplaceNode(list,
                [NewList(list, inserted).WithLeadingTrivia(list.GetLeadingTrivia()), list.WithLeadingTrivia(Indentation(list))])
            : Root.ReplaceNode(list, list.WithAttributes(list.Attributes.InsertRange(list.Attributes.IndexOf(current), inserted))));
    }

    /// <summary>Inserts attributes directly behind another and its variants, into the list of the last of them.</summary>
    public void InsertBehind(AttributeSyntax anchor, params IReadOnlyList<AttributeSyntax> inserted)
    {
        var current = Current(WithVariants(anchor).Last());
        var list = (AttributeListSyntax)current.Parent!;
        Change(Root.ReplaceNode(list, list.WithAttributes(list.Attributes.InsertRange(list.Attributes.IndexOf(current) + 1, inserted))));
    }

    /// <summary>Inserts attributes in a list of their own after the list that another, with its variants, stands in.</summary>
    public void InsertListBehind(AttributeSyntax anchor, params IReadOnlyList<AttributeSyntax> inserted)
    {
        var list = (AttributeListSyntax)Current(WithVariants(anchor).Last()).Parent!;
        Change(Root.ReplaceNode(list, [list, NewList(list, inserted)]));
    }

    /// <summary>
    /// Takes an attribute out with its variants, and their lists where nothing else stands in them; the comments above stay. Returns them
    /// for another place.
    /// </summary>
    public IReadOnlyList<AttributeSyntax> Take(AttributeSyntax original) => [.. WithVariants(original).Select(TakeAlone)];

    private AttributeSyntax TakeAlone(AttributeSyntax original)
    {
        var taken = Current(original);
        var list = (AttributeListSyntax)taken.Parent!;
        if (list.Attributes.Count > 1)
        {
            Remove(original);
            return taken.WithoutTrivia();
        }
        if (list.GetLeadingTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
        {
            var next = list.GetLastToken().GetNextToken();
            Root = Root.ReplaceToken(next, next.WithLeadingTrivia(list.GetLeadingTrivia()));
            list = (AttributeListSyntax)Current(original).Parent!;
        }
        Change(Root.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!);
        return taken.WithoutTrivia();
    }

    /// <summary>
    /// An attribute and the <c>[Variant]</c>s behind it, which speak of what stands before them: nothing is put between, and where it goes
    /// they go.
    /// </summary>
    private IReadOnlyList<AttributeSyntax> WithVariants(AttributeSyntax original) =>
    [
        original,
        .. original.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.AttributeLists.SelectMany(list => list.Attributes)
            .SkipWhile(attribute => attribute != original).Skip(1).TakeWhile(IsVariant),
    ];

    private bool IsVariant(AttributeSyntax attribute) =>
        _model.GetTypeInfo(attribute).Type is
        {
            Name: nameof(VariantAttribute),
            ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true },
        };

    private T Current<T>(T original) where T : SyntaxNode =>
        Root.GetCurrentNode(original) ?? throw new InvalidOperationException("A node was changed twice: " + original);

    private void Change(SyntaxNode root)
    {
        Root = root;
        HasChanged = true;
    }

    /// <summary>A list for attributes that stands as its neighbour does: on a line of its own, or in the same line.</summary>
    private static AttributeListSyntax NewList(AttributeListSyntax neighbour, IReadOnlyList<AttributeSyntax> attributes)
    {
        var endOfLine = neighbour.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToArray();
        // Brackets without elastic trivia: the formatter must not touch what stands beside them.
        return SyntaxFactory.AttributeList(SyntaxFactory.SeparatedList(attributes))
            .WithOpenBracketToken(SyntaxFactory.Token(default, SyntaxKind.OpenBracketToken, default))
            .WithCloseBracketToken(SyntaxFactory.Token(default, SyntaxKind.CloseBracketToken, default))
            .WithLeadingTrivia(Indentation(neighbour))
            .WithTrailingTrivia(endOfLine.Length > 0 ? endOfLine[0] : SyntaxFactory.Space);
    }

    private static SyntaxTriviaList Indentation(AttributeListSyntax list)
    {
        var last = list.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? [last] : [];
    }
}
