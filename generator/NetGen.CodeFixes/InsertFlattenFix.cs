using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG1003: a vector in front of the dense layer, of all pixels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertFlattenFix : MissingFlattenFix
{
    private protected override string Layer => "Flatten";
}

/// <summary>NG1003: a vector in front of the dense layer, of each channel's mean.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertGlobalAveragePoolFix : MissingFlattenFix
{
    private protected override string Layer => "GlobalAveragePool2D";
}

/// <summary>Inserts a layer that makes a vector of an image. Offered where nothing behind it needs the image.</summary>
public abstract class MissingFlattenFix : NetworkFix
{
    private protected sealed override string Id => "NG1003";

    private protected abstract string Layer { get; }

    private protected sealed override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network
            || edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Item")) is not { } dense
            || !diagnostic.Properties.TryGetValue("Flattenable", out var fits) || fits != "yes")
            return null;
        edit.InsertBefore(dense, edit.NewAttribute(dense, Layer));
        return "Insert " + Layer + " before the dense layer";
    }
}
