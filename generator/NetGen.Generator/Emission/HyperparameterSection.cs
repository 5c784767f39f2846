using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the typed record of what a run may override, and the one of what a search may vary.</summary>
internal static class HyperparameterSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var (record, space) = (members.Type("Hyperparameters"), members.Type("SearchSpace"));
        members.Summary("The numbers of training that a run may set; the defaults are the declared ones.");
        members.Nested($"public sealed record {record} : global::NetGen.Selection.IHyperparameters<{record}>",
            nested => PrintNumbers(writer, nested, record));
        VariantSection.PrintChoices(writer, members);
        members.Summary("What a search varies: a range for each hyperparameter that is not null, as in LearningRate = (1e-4, 1e-1).");
        members.Nested($"public sealed record {space} : global::NetGen.Selection.ISearchSpace<{record}>",
            nested => PrintRanges(nested, record));
    }

    private static void PrintNumbers(CodeWriter writer, MemberWriter members, string record)
    {
        var numbers = members.Surface.Hyperparameters;
        foreach (var number in numbers)
        {
            members.Summary($"{number.Meaning} {DomainText(number)}");
            members.Auto($"public {(number.IsInteger ? "int" : "double")} {number.Name}", "get; init;",
                _ => number.IsInteger ? Literals.Of((int)number.Default) : Literals.Of(number.Default, "double"));
        }
        VariantSection.PrintMembers(members);
        members.Summary("The same without weight decay, penalties and dropout: for learning a few samples by heart.");
        members.Value($"public {record} WithoutRegularization()",
            _ => $"this with {{ {string.Join(", ", numbers.Where(number => number.Regularizes).Select(number => number.Name + " = 0"))} }}");
        members.Summary("Throws when a number is outside its domain.")
            .Throws("System.ArgumentOutOfRangeException", "It names the number, its value and its domain.");
        members.Block("public void Validate()", _ =>
        {
            foreach (var number in numbers)
                writer.Line($"global::NetGen.Training.HyperparameterGuard.{number.Domain}({number.Name}, nameof({number.Name}));");
            VariantSection.PrintGuards(writer, members.Surface);
        });
        PrintAsNumbers(writer, members, record);
    }

    private static void PrintAsNumbers(CodeWriter writer, MemberWriter members, string record)
    {
        var contract = $"global::NetGen.Selection.IHyperparameters<{record}>";
        var numbers = members.Surface.Hyperparameters;
        members.Hidden(_ =>
        {
            writer.Line("private static readonly global::NetGen.Selection.HyperparameterInfo[] _all =");
            writer.Line("[");
            foreach (var number in numbers)
                writer.Line($"    new({Literals.Of(number.Name)}, {Literals.Of(number.IsInteger)}, {Literals.Of(IsLogarithmic(number))}),");
            VariantSection.PrintInfos(writer, members.Surface);
            writer.Line("];").Gap();
        });
        members.Value($"static global::System.Collections.Generic.IReadOnlyList<global::NetGen.Selection.HyperparameterInfo> {contract}.All", _ => "_all");
        members.Text($"static {record} {contract}.FromValues(global::System.ReadOnlySpan<double> values)", " => new()", _ =>
        {
            writer.Line("{");
            for (var i = 0; i < numbers.Count; i++)
                writer.Line($"    {numbers[i].Name} = {(numbers[i].IsInteger ? "(int)" : "")}values[{Literals.Of(i)}],");
            VariantSection.PrintFromValues(writer, members.Surface);
            writer.Line("};");
        });
        members.Value($"double[] {contract}.ToValues()", _ =>
            $"[{string.Join(", ", numbers.Select(number => number.Name).Concat(members.Surface.Dimensions.Select(VariantSection.ToValue)))}]");
    }

    private static void PrintRanges(MemberWriter members, string record)
    {
        var numbers = members.Surface.Hyperparameters;
        members.Summary("The values of what is not varied.").Auto($"public {record} Base", "get; init;", _ => "new()");
        foreach (var number in numbers)
            members.Summary($"{number.Meaning} {DomainText(number)}")
                .Auto($"public global::NetGen.SearchRange? {number.Name}", "get; init;");
        VariantSection.PrintRanges(members);
        members.Value(
            $"global::System.Collections.Generic.IReadOnlyList<global::NetGen.SearchRange?> global::NetGen.Selection.ISearchSpace<{record}>.Ranges",
            _ => $"new[] {{ {string.Join(", ", numbers.Select(number => number.Name).Concat(members.Surface.Dimensions.Select(dimension => dimension.Name)))} }}");
    }

    /// <summary>Rates and penalties span powers of ten; fractions and counts do not.</summary>
    private static bool IsLogarithmic(Hyperparameter hyperparameter) =>
        !hyperparameter.IsInteger && hyperparameter.Domain is not (HyperparameterDomain.Fraction or HyperparameterDomain.Ratio);

    private static string DomainText(Hyperparameter hyperparameter) => hyperparameter.Domain switch
    {
        HyperparameterDomain.Positive => "Above 0.",
        HyperparameterDomain.NonNegative => "0 or more.",
        HyperparameterDomain.Fraction => "In [0, 1).",
        HyperparameterDomain.AtLeastOne => "1 or more.",
        HyperparameterDomain.Ratio => "In [0, 1].",
        _ => throw new ArgumentOutOfRangeException(nameof(hyperparameter), hyperparameter.Domain, "A domain without text."),
    };
}
