extern alias runtime;

using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Generator.Tests.Documents;

/// <summary>
/// The page of everything that can be declared is made from the attributes and their documentation; with NETGEN_UPDATE=1 in the environment
/// it is written.
/// </summary>
public partial class DeclarationsPageTests
{
    private static readonly (string Heading, Type Base)[] Kinds =
    [
        ("Layers", typeof(runtime::NetGen.LayerAttribute)), ("Activations", typeof(runtime::NetGen.ActivationAttribute)),
        ("Normalizations", typeof(runtime::NetGen.NormalizationAttribute)),
        ("Preprocessing", typeof(runtime::NetGen.PreprocessingAttribute)), ("Augmentation", typeof(runtime::NetGen.AugmentationAttribute)),
        ("Losses", typeof(runtime::NetGen.LossAttribute)),
        ("Optimizers", typeof(runtime::NetGen.OptimizerAttribute)), ("Schedules", typeof(runtime::NetGen.ScheduleAttribute)),
        ("Penalties", typeof(runtime::NetGen.PenaltyAttribute)), ("The rest", typeof(runtime::NetGen.NetworkItemAttribute)),
    ];

    private static readonly Assembly Runtime = typeof(runtime::NetGen.LayerAttribute).Assembly;

    private static readonly Dictionary<string, XElement> Documentation = XDocument.Load(Path.ChangeExtension(Runtime.Location, "xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    [Fact]
    public void Page_is_what_the_attributes_say()
    {
        var path = Document.InRepository("src/Docs/declarations.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(path, page);
        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == page,
            "declarations.md is stale: run this test with NETGEN_UPDATE=1 in the environment and commit the file.");
    }

    private static string Page()
    {
        var text = new StringBuilder(
            "# Declarations\n\nEverything that may stand on a network, from the attributes themselves. Attributes are read from top to bottom: `Input`, preprocessing and augmentation, layers, the loss, " +
            "the optimizer, schedules, `Training`.\n\n");
        var attributes = Runtime.GetExportedTypes()
            .Where(type => !type.IsAbstract && typeof(runtime::NetGen.NetworkItemAttribute).IsAssignableFrom(type))
            .OrderBy(NameOf, StringComparer.Ordinal).ToList();
        foreach (var kind in Kinds)
        {
            var names = attributes.Where(attribute => KindOf(attribute) == kind).Select(HeadingOf)
                .Select(name => $"[{name}](#{name.ToLowerInvariant()})");
            text.Append(CultureInfo.InvariantCulture, $"- **{kind.Heading}:** {string.Join(", ", names)}\n");
        }
        foreach (var kind in Kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {kind.Heading}\n");
            foreach (var attribute in attributes.Where(attribute => KindOf(attribute) == kind))
                Describe(text, attribute, kind.Base);
            AppendOptions(text, "Options of all of them", kind.Base);
        }
        AppendOptions(text, "Options of all layers with weights", typeof(runtime::NetGen.WeightedLayerAttribute));
        return text.ToString();
    }

    private static (string Heading, Type Base) KindOf(Type attribute) =>
        Kinds.Where(kind => kind.Base.IsAssignableFrom(attribute))
            .MinBy(kind => Enumerable.Range(0, 9).First(steps => Up(attribute, steps) == kind.Base))!;

    private static Type? Up(Type? type, int steps) => steps == 0 ? type : Up(type?.BaseType, steps - 1);

    private static void Describe(StringBuilder text, Type attribute, Type kind)
    {
        var forms = attribute.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length)
            .Select(constructor => FormOf(attribute, constructor)).Distinct();
        var heading = HeadingOf(attribute);
        var shown = string.Join(" or ", forms.Select(form => $"`{form}`"));
        text.Append(CultureInfo.InvariantCulture,
            $"\n### {heading}\n\n{(shown == $"`{heading}`" ? "" : shown + "\n\n")}{Summary("T:" + attribute.FullName)}\n");
        var own = new List<Type>();
        for (var type = attribute; type != kind && type != typeof(runtime::NetGen.WeightedLayerAttribute)
            && type != typeof(runtime::NetGen.NetworkItemAttribute); type = type.BaseType!)
            own.Add(type);
        AppendOptions(text, null, [.. own]);
    }

    private static void AppendOptions(StringBuilder text, string? heading, params Type[] types)
    {
        var options = types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.GetSetMethod() is not null)
            .Select(property => $"- `{property.Name}`: {Summary($"P:{property.DeclaringType!.FullName}.{property.Name}")}\n").ToList();
        if (options.Count == 0)
            return;
        text.Append(heading is null ? "\n" : $"\n### {heading}\n\n").AppendJoin("", options);
    }

    private static string FormOf(Type attribute, ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        return NameOf(attribute) + (parameters.Length == 0 ? "" : "(" + string.Join(", ", parameters.Select(parameter =>
            (parameter.IsDefined(typeof(ParamArrayAttribute)) ? parameter.Name + ", …" : parameter.Name)
            + (parameter.HasDefaultValue ? " = " + Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) : ""))) + ")");
    }

    /// <summary>The name alone, so that a list of them can lead to it.</summary>
    private static string HeadingOf(Type attribute) => NameOf(attribute).Split('<')[0];

    private static string NameOf(Type attribute)
    {
        var name = attribute.Name.Split('`')[0];
        name = name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
        return attribute.IsGenericTypeDefinition ? name + "<" + attribute.GetGenericArguments()[0].Name[1..] + ">" : name;
    }

    private static string Summary(string member) =>
        Documentation.TryGetValue(member, out var found) && found.Element("summary") is { } summary
            ? Spaces.Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
            : "";

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } cref =>
            "`" + cref.Value.Split('.')[^1].Split('`', '(')[0].Replace("Attribute", "", StringComparison.Ordinal) + "`",
        XElement { Name.LocalName: "see" } see => "`" + (see.Attribute("langword")?.Value ?? see.Value) + "`",
        XElement { Name.LocalName: "paramref" } parameter => "*" + parameter.Attribute("name")!.Value + "*",
        XElement { Name.LocalName: "c" } code => "`" + code.Value + "`",
        XElement element => " " + string.Concat(element.Nodes().Select(Text)) + " ",
        XText text => text.Value.Replace("|", "\\|", StringComparison.Ordinal),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
