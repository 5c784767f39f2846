using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what named alternatives add: a member of Hyperparameters and SearchSpace for each dimension, and Train, which makes the
/// network that hyperparameters choose.
/// </summary>
internal static class VariantSection
{
    private const string Guard = "global::NetGen.Training.HyperparameterGuard.";

    /// <summary>The member that makes the chosen network.</summary>
    public const string Train = "Train";

    /// <summary>An enumeration for each dimension whose values are names.</summary>
    public static void PrintChoices(CodeWriter writer, MemberWriter members)
    {
        foreach (var dimension in members.Surface.Dimensions.Where(dimension => dimension.Form == VariantForm.Named))
        {
            members.Summary($"What {dimension.Name} can be; the first is what was declared.");
            members.Nested($"public enum {dimension.EnumName}", _ =>
            {
                foreach (var choice in dimension.Choices)
                    writer.Line($"/// <summary>{CodeWriter.Escape(choice.Text)}.</summary>").Line(Identifiers.Escape(choice.Text) + ",");
            });
        }
    }

    /// <summary>The members of Hyperparameters.</summary>
    public static void PrintMembers(MemberWriter members)
    {
        foreach (var dimension in members.Surface.Dimensions)
            members.Summary(MeaningOf(dimension))
                .Auto($"public {TypeOf(dimension)} {Identifiers.Escape(dimension.Name)}", "get; init;", _ => dimension.Literal(0));
    }

    public static void PrintGuards(CodeWriter writer, Surface surface)
    {
        foreach (var dimension in surface.Dimensions)
            writer.Line($"{Guard}OneOf({ToValue(dimension)}, nameof({Identifiers.Escape(dimension.Name)}), "
                + $"{string.Join(", ", dimension.Choices.Select(choice => Literals.Of(choice.Value, "double")))});");
    }

    /// <summary>What a search knows of them.</summary>
    public static void PrintInfos(CodeWriter writer, Surface surface)
    {
        foreach (var dimension in surface.Dimensions)
        {
            var choices = string.Join(", ",
                dimension.Choices.Select(choice => $"new({Literals.Of(choice.Value, "double")}, {Literals.Of(choice.Text)})"));
            var option = dimension.Decides == VariantRole.Network ? "" : $", Option = {Literals.Of(dimension.Decides.ToString())}";
            writer.Line($"    new({Literals.Of(dimension.Name)}, {Literals.Of(dimension.Form != VariantForm.Real)}, false) {{ Choices = "
                + $"[{choices}]{option} }},");
        }
    }

    public static void PrintFromValues(CodeWriter writer, Surface surface)
    {
        foreach (var dimension in surface.Dimensions)
        {
            var place = $"values[{Literals.Of(surface.Hyperparameters.Count + IndexOf(surface, dimension))}]";
            writer.Line($"    {Identifiers.Escape(dimension.Name)} = {CastOf(dimension)}{place},");
        }
    }

    /// <summary>A dimension's value as a number.</summary>
    public static string ToValue(VariantDimension dimension) => (dimension.Form == VariantForm.Named ? "(double)(int)" : "")
        + Identifiers.Escape(dimension.Name);

    /// <summary>The members of SearchSpace: all alternatives, where nothing else is said.</summary>
    public static void PrintRanges(MemberWriter members)
    {
        foreach (var dimension in members.Surface.Dimensions)
        {
            members.Summary(MeaningOf(dimension) + " All of them are searched; null keeps the base's.");
            members.Auto($"public global::NetGen.SearchRange? {Identifiers.Escape(dimension.Name)}", "get; init;",
                _ => $"global::NetGen.SearchRange.OneOf({string.Join(", ", dimension.Choices.Select(choice => Literals.Of(choice.Value, "double")))})");
        }
    }

    /// <summary>What Fit takes for options.</summary>
    public static string OptionsOf(Surface surface)
    {
        var set = surface.Dimensions.Where(dimension => dimension.Decides != VariantRole.Network)
            .Select(dimension => $"{dimension.Decides} = options?.{dimension.Decides} ?? "
                + $"hyperparameters.{Identifiers.Escape(dimension.Name)}").ToArray();
        return set.Length == 0 ? "options" : $"hyperparameters is null ? options : (options ?? new()) with {{ {string.Join(", ", set)} }}";
    }

    /// <summary>A trainer of this network is none of another variant.</summary>
    public static void PrintRequireDeclared(CodeWriter writer, Surface surface)
    {
        foreach (var dimension in surface.Dimensions.Where(dimension => dimension.Decides == VariantRole.Network))
        {
            writer.Line($"{Guard}Declared(_hyperparameters.{Identifiers.Escape(dimension.Name)} == {dimension.Literal(0)}, "
                + $"{Literals.Of($"{surface.Name} has {dimension.Name} = {dimension.Choices[0].Text}; {surface.Name}.{Train} trains the variant that hyperparameters choose")});");
        }
    }

    public static void PrintTrain(CodeWriter writer, MemberWriter members)
    {
        var (surface, record) = (members.Surface, members.Type("Hyperparameters"));
        members.Summary("Trains a fresh network of the variant that hyperparameters choose, as those that a search found.");
        members.Param("train", "The training samples.");
        members.Param("hyperparameters",
            "The variant, and the numbers of its training. What only the variant has, as the dropout of a layer more, is as declared.");
        members.Param("options", "Epochs, batch size and so on; where they say something it goes before the hyperparameters. The seed "
            + "is the weights' too.");
        members.Returns("The trained network: a " + surface.Name + (surface.Variants.Count > 0 ? ", or one of its nested classes." : "."));
        members.Throws("NetGen.DatasetException", "The data do not fit the network.");
        members.Block($"public static global::NetGen.INetwork {Train}(global::NetGen.Dataset train, {record} hyperparameters, "
            + $"global::NetGen.FitOptions? options = null)", _ =>
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(hyperparameters);");
            writer.Line("hyperparameters.Validate();");
            var deciding = surface.Dimensions.Where(dimension => dimension.Decides == VariantRole.Network).ToArray();
            foreach (var variant in surface.Variants)
            {
                var condition = string.Join(" && ", deciding.Select((dimension, i) =>
                    $"hyperparameters.{Identifiers.Escape(dimension.Name)} == {dimension.Literal(variant.Spec.Choices[i])}"));
                writer.Open($"if ({condition})");
                var numbers = surface.Hyperparameters.Select(number => number.Name).Where(name => variant.Hyperparameters.Contains(name))
                    .Select(name => $"{name} = hyperparameters.{name}");
                writer.Line($"var variant = new {Identifiers.OfType(variant.Spec.Name)}(options?.Seed ?? 0);");
                var own = OptionsOf(surface).Replace("hyperparameters is null ? options : ", "");
                writer.Line($"variant.Fit(train, {own}, new() {{ {string.Join(", ", numbers)} }});");
                writer.Line("return variant;");
                writer.Close();
            }
            writer.Line($"var network = new {members.Class}(options?.Seed ?? 0);");
            writer.Line("network.Fit(train, options, hyperparameters);");
            writer.Line("return network;");
        });
    }

    private static string MeaningOf(VariantDimension dimension) =>
        string.Join(", ", dimension.Choices.Take(dimension.Choices.Count - 1).Select(choice => choice.Text))
        + " or " + dimension.Choices[dimension.Choices.Count - 1].Text + (dimension.Decides switch
        {
            VariantRole.Epochs => ": passes over the data.",
            VariantRole.BatchSize => ": samples of a step.",
            VariantRole.Network => ": a network each.",
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Decides, "A role without a meaning."),
        });

    /// <summary>From a search's number to the member.</summary>
    private static string CastOf(VariantDimension dimension) => TypeOf(dimension) switch
    {
        "double" => "",
        "int" => "(int)",
        // An enumeration.
        var type => $"({type})(int)",
    };

    private static string TypeOf(VariantDimension dimension) => dimension.Form switch
    {
        VariantForm.Named => dimension.EnumName,
        VariantForm.Whole => "int",
        VariantForm.Real => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Form, "A form without a type."),
    };

    private static int IndexOf(Surface surface, VariantDimension dimension)
    {
        for (var i = 0; i < surface.Dimensions.Count; i++)
        {
            if (surface.Dimensions[i].Name == dimension.Name)
                return i;
        }
        throw new ArgumentException(dimension.Name + " is no dimension.", nameof(dimension));
    }
}
