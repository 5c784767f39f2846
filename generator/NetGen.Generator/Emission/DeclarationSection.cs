using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints a constant that is another one for every declaration. Hot reload (<c>dotnet watch</c>, Edit and Continue) would put the code of
/// the edited network over weights, optimizer state and workspaces that were made for the old one, whose sizes kernels take on trust. A
/// changed constant is an edit that it does not make: the program starts anew, as it does after any change of a type's layout.
/// </summary>
internal static class DeclarationSection
{
    public static void Print(CodeWriter writer, NetworkSpec spec, Plan plan)
    {
        writer.Line("// Hot reload must not put other code over weights and workspaces that exist: a changed constant makes it start the program anew.");
        writer.Line($"private const string NetGenDeclaration = {Literals.Of(StableHash.Of(TextOf(spec) + TextOf(plan.Graph.Preparation?.Table)))};");
    }

    /// <summary>What decides on the generated code, whatever stands around it.</summary>
    private static string TextOf(NetworkSpec spec) => spec.Scalar + string.Concat(spec.Items.Select(item =>
        $"\n{item.Kind} {item.Use?.Name} {item.Use?.InFiles}"
            + string.Concat(item.Arguments.Select(argument => $"\n  {argument.Name} {TextOf(argument.Value)}"))));

    /// <summary>Columns may come out of a file of the project.</summary>
    private static string TextOf(TableSpec? table) => table is null
        ? ""
        : string.Concat(table.Columns.Append(table.Label)
            .Select(column => $"\n{Literals.Of(column.Name)} {column.Property} {ColumnText.Of(column)}"));

    private static string TextOf(object? value) => value switch
    {
        string text => Literals.Of(text),
        EquatableArray<object?> values => "[" + string.Join(", ", values.Select(TextOf)) + "]",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        // Words of the language, and what has only its own text.
        _ => value?.ToString() ?? "null",
    };
}
