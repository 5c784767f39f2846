using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Analysis;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>Carries out the edits that the rule computed (<see cref="FixRecipe"/>), all of them or none.</summary>
public abstract class RecipeFix : NetworkFix
{
    private protected sealed override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network || !diagnostic.Properties.TryGetValue(FixRecipe.Edits, out var text))
            return null;
        var edits = text!.Split(FixRecipe.BetweenEdits).Select(words => words.Split([FixRecipe.BetweenWords], 3)).ToArray();
        if (edits.Any(words => edit.AttributeOf(network, ItemOf(words)) is null))
            return null;
        foreach (var words in edits)
            Apply(edit, network, ItemOf(words), words[0], words.Length > 2 ? words[2] : "");
        return diagnostic.Properties[FixRecipe.Title];
    }

    private static int ItemOf(string[] words) => int.Parse(words[1], CultureInfo.InvariantCulture);

    private static void Apply(DeclarationEdit edit, DeclaredNetwork network, int item, string verb, string what)
    {
        var written = edit.AttributeOf(network, item)!;
        switch (verb)
        {
            case "init": Initialize(edit, network.Items[item], written, (Init)Enum.Parse(typeof(Init), what)); break;
            case "replace": edit.Replace(written, New(edit, written, what)); break;
            case "rename": edit.Replace(written, edit.NewAttribute(written, what).WithArgumentList(written.ArgumentList)); break;
            case "remove": edit.Take(written); break;
            case "insert": edit.InsertBehind(written, New(edit, written, what)); break;
            case "set":
                var words = what.Split(FixRecipe.BetweenWords);
                if (ItemLocations.WrittenArgument(network.Items[item], words[0], -1) is { } argument)
                    edit.Replace(argument, SyntaxFactory.ParseExpression(words[1]));
                else
                    edit.SetProperty(written, words[0], words[1]);
                break;
        }
    }

    /// <summary>An attribute with or without arguments: <c>Relu</c>, <c>Dense(1)</c>.</summary>
    private static AttributeSyntax New(DeclarationEdit edit, AttributeSyntax where, string what)
    {
        var end = what.IndexOf('(');
        return end < 0 ? edit.NewAttribute(where, what) : edit.NewAttribute(where, what.Substring(0, end), what.Substring(end));
    }

    private static void Initialize(DeclarationEdit edit, AttributeData attribute, AttributeSyntax written, Init init)
    {
        if (ItemLocations.WrittenArgument(attribute, "InitScale", -1)?.Parent is AttributeArgumentSyntax scale)
            edit.Remove(scale);
        if (ItemLocations.WrittenArgument(attribute, "Init", -1) is not { } kind)
            return;
        if (init == Init.Auto)
            edit.Remove(kind.Parent!);
        else
            edit.Replace(kind,
                Spelled(kind, (Init)(int)attribute.NamedArguments.First(argument => argument.Key == "Init").Value.Value!, init.ToString()));
    }

    /// <summary>Keeps the user's way of writing <c>Init.XavierNormal</c>; a constant of another name is replaced as a whole.</summary>
    private static ExpressionSyntax Spelled(ExpressionSyntax written, Init old, string name) => written switch
    {
        MemberAccessExpressionSyntax access when access.Name.Identifier.ValueText == old.ToString() =>
            access.WithName(SyntaxFactory.IdentifierName(name)),
        IdentifierNameSyntax identifier when identifier.Identifier.ValueText == old.ToString() => SyntaxFactory.IdentifierName(name),
        _ => SyntaxFactory.ParseExpression("global::NetGen.Init." + name),
    };
}
