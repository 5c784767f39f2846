using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>What an attribute would be under an alternative.</summary>
/// <param name="Change">From what was written to what stands in its place.</param>
/// <param name="Repeat">Of a use of a block, how often; null for other attributes.</param>
internal sealed record Alternative(Func<ItemSpec, ItemSpec> Change, int? Repeat);

/// <summary>One <c>Variant</c> read: what it varies, the declared value, and what each alternative would be.</summary>
internal sealed class VariantReader
{
    private VariantReader(VariantDimension dimension, AttributeData varied, ImmutableArray<Alternative> alternatives) =>
        (Dimension, Varied, Alternatives) = (dimension, varied, alternatives);

    public VariantDimension Dimension { get; }

    public AttributeData Varied { get; }

    /// <summary>One for each choice behind the first, which is what was written.</summary>
    public ImmutableArray<Alternative> Alternatives { get; }

    /// <summary>Reads one; null where it cannot be, and the reason is told. Half-typed code gives null without a reason.</summary>
    public static VariantReader? Read(DeclaredVariant variant, Action<string> refuse)
    {
        var arguments = variant.Attribute.ConstructorArguments;
        if (arguments.Length != 2 || arguments[0].Value is not string name
            || arguments[1] is not { Kind: TypedConstantKind.Array, IsNull: false, Values: var values }
            || values.Any(value => value.Kind == TypedConstantKind.Error))
            return null;
        if (variant.Varied is not { AttributeConstructor: not null } varied)
        {
            refuse("it stands behind the attribute that it varies, and there is none");
            return null;
        }
        if (values.IsEmpty)
        {
            refuse("it has no alternative");
            return null;
        }
        var of = variant.Attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(VariantAttribute.Of))
            .Value.Value as string;
        return values[0].Kind == TypedConstantKind.Type && of is null ? OfKind(name, variant, varied, values, refuse)
            : OfArgument(name, variant, varied, of, values, refuse);
    }

    /// <summary>Other attributes in its place.</summary>
    private static VariantReader? OfKind(string name, DeclaredVariant variant, AttributeData varied, ImmutableArray<TypedConstant> values,
        Action<string> refuse)
    {
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        var choices = new List<VariantChoice> { new(KindOf(varied.AttributeClass!), 0) };
        foreach (var value in values)
        {
            if (value.Value is not INamedTypeSymbol type || !IsOfTheSameFamily(type, varied.AttributeClass!)
                || type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaredAccessibility == Accessibility.Public
                    && constructor.Parameters.All(parameter => parameter.HasExplicitDefaultValue)) is not { } constructor)
            {
                refuse($"{Shown(value)} cannot stand for {KindOf(varied.AttributeClass!)}: expected the type of an attribute of the "
                    + $"same family that needs no arguments");
                return null;
            }
            ArgumentSpec[] defaults = [.. constructor.Parameters.Select(parameter =>
                new ArgumentSpec(parameter.Name, false, parameter.ExplicitDefaultValue))];
            var kind = KindOf(type);
            choices.Add(new(kind, choices.Count));
            // It keeps its name and its place, so that what is behind it stays as it is.
            alternatives.Add(new(item => new ItemSpec(kind, defaults.Concat(item.Arguments.Where(argument => argument.IsProperty
                && argument.Name == nameof(LayerAttribute.Name))).ToEquatableArray())
            { Use = item.Use }, null));
        }
        return Of(new(name, VariantForm.Named, VariantRole.Network, choices.ToEquatableArray(), variant.Item), varied,
            alternatives.ToImmutable(), refuse);
    }

    /// <summary>Other values of an argument.</summary>
    private static VariantReader? OfArgument(string name, DeclaredVariant variant, AttributeData varied, string? of,
        ImmutableArray<TypedConstant> values, Action<string> refuse)
    {
        var kind = KindOf(varied.AttributeClass!);
        var parameter = varied.AttributeConstructor!.Parameters.FirstOrDefault(parameter => of is null
            || string.Equals(parameter.Name, of, StringComparison.OrdinalIgnoreCase));
        var property = parameter is null && of is not null ? PropertyOf(varied.AttributeClass!, of) : null;
        if ((parameter?.Type ?? property?.Type) is not { } type)
        {
            refuse(of is null ? $"{kind} has no parameter to vary: say Of = a property, or give types of other attributes"
                : $"{kind} has no '{of}'");
            return null;
        }
        VariantForm? form = type.SpecialType switch
        {
            SpecialType.System_Int32 => VariantForm.Whole,
            SpecialType.System_Double => VariantForm.Real,
            SpecialType.System_Boolean => VariantForm.Named,
            _ => type.TypeKind == TypeKind.Enum ? VariantForm.Named : null,
        };
        var argument = parameter?.Name ?? property!.Name;
        if (form is null)
        {
            refuse($"{argument} of {kind} is neither a number nor one of some values, and cannot vary");
            return null;
        }
        var declared = parameter is not null ? varied.ConstructorArguments[varied.AttributeConstructor.Parameters.IndexOf(parameter)]
            .Value : DeclaredValue(variant.Read, argument);
        var choices = new List<VariantChoice> { ChoiceOf(type, form.Value, declared, 0) };
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        foreach (var value in values)
        {
            if (!Fits(value, type))
            {
                refuse($"{Shown(value)} is no value of {argument} of {kind}, which is "
                    + $"{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}");
                return null;
            }
            var constant = value.Value;
            choices.Add(ChoiceOf(type, form.Value, constant, choices.Count));
            alternatives.Add(new(
                item => item with
                {
                    Arguments = item.Arguments.Where(written => written.Name != argument)
                        .Append(new ArgumentSpec(argument, property is not null, constant)).ToEquatableArray()
                },
                kind == "Use" && parameter?.Name == "repeat" ? constant as int? : null));
        }
        var role = (kind, argument) switch
        {
            ("Training", nameof(TrainingAttribute.Epochs)) => VariantRole.Epochs,
            ("Training", nameof(TrainingAttribute.BatchSize)) => VariantRole.BatchSize,
            _ => VariantRole.Network,
        };
        return Of(new(name, form.Value, role, choices.ToEquatableArray(), variant.Item), varied, alternatives.ToImmutable(), refuse);
    }

    private static VariantReader? Of(VariantDimension dimension, AttributeData varied, ImmutableArray<Alternative> alternatives,
        Action<string> refuse)
    {
        if (dimension.Choices.GroupBy(choice => choice.Text, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            refuse($"{twice.Key} is there twice, the declared value counted");
            return null;
        }
        return new(dimension, varied, alternatives);
    }

    private static VariantChoice ChoiceOf(ITypeSymbol type, VariantForm form, object? value, int place) => form == VariantForm.Named
        ? new(NameOf(type, value), place)
        : new(Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
            Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static string NameOf(ITypeSymbol type, object? value) => type.TypeKind == TypeKind.Enum
        ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name ?? "Value"
            + Convert.ToString(value, CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>What an attribute has where nothing is written.</summary>
    private static object? DeclaredValue(ItemSpec? item, string property) => item?.Bind() is { } attribute
        && attribute.GetType().GetProperty(property)?.GetValue(attribute) is { } value
        ? value is Enum ? Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture) : value
        : null;

    private static bool Fits(TypedConstant value, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(value.Type, type)
        || (type.SpecialType == SpecialType.System_Double && value.Value is int or float);

    /// <summary>Whether both are activations, normalizations and so on: what an attribute derives from says.</summary>
    private static bool IsOfTheSameFamily(INamedTypeSymbol type, INamedTypeSymbol varied) =>
        DeclaredNetwork.IsItem(type) && SymbolEqualityComparer.Default.Equals(type.BaseType, varied.BaseType)
            && varied.BaseType is { Name: not (nameof(LayerAttribute) or nameof(NetworkItemAttribute)) };

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol attribute, string name)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IPropertySymbol>()
                .FirstOrDefault(property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public }) is { } property)
                return property;
        }
        return null;
    }

    private static string KindOf(INamedTypeSymbol attribute) => AttributeReader.KindOf(attribute);

    private static string Shown(TypedConstant value) => value.IsNull ? "null" : value.Kind == TypedConstantKind.Array ? "an array"
        : value.ToCSharpString();
}
