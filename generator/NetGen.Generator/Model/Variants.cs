namespace NetGen.Generator.Model;

/// <summary>What a declaration names alternatives of: a dimension of a search.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What its values are.</param>
/// <param name="Decides">What it decides on.</param>
/// <param name="Choices">The declared value first, then the alternatives.</param>
/// <param name="Item">The index of the attribute that it varies, into <see cref="NetworkSpec.Items"/>.</param>
internal sealed record VariantDimension(string Name, VariantForm Form, VariantRole Decides, EquatableArray<VariantChoice> Choices, int Item)
{
    /// <summary>The enumeration of named choices.</summary>
    public string EnumName => Name + "Choice";

    /// <summary>A choice as C# writes it, within the network's class.</summary>
    public string Literal(int choice) => Form switch
    {
        VariantForm.Named => EnumName + "." + Choices[choice].Text,
        VariantForm.Whole => ((int)Choices[choice].Value).ToString(System.Globalization.CultureInfo.InvariantCulture),
        VariantForm.Real => Choices[choice].Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d",
        _ => throw new InvalidOperationException(Form + " is a form without a literal."),
    };
}

/// <summary>A value of a dimension.</summary>
/// <param name="Text">As people read it: a number, a name.</param>
/// <param name="Value">As a search has it: the number, or the place of a name.</param>
internal sealed record VariantChoice(string Text, double Value);

/// <summary>A combination of alternatives: a network of its own.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Choices">For each dimension that decides on the network, the choice.</param>
/// <param name="Items">What it declares.</param>
internal sealed record VariantSpec(string Name, EquatableArray<int> Choices, EquatableArray<ItemSpec> Items);

/// <summary>A variant as a member of its network: its class, and the hyperparameters that it has.</summary>
internal sealed record VariantMember(VariantSpec Spec, EquatableArray<string> Hyperparameters);

internal enum VariantForm
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Real,

    /// <summary>One of some names.</summary>
    Named,
}

internal enum VariantRole
{
    /// <summary>Which network it is.</summary>
    Network,

    /// <summary>How often the data are gone through.</summary>
    Epochs,

    /// <summary>How many samples a step has.</summary>
    BatchSize,
}
