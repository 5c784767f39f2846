using NetGen.Generator.Analysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Specifications and graphs from attribute objects, without Roslyn.</summary>
internal static class Specs
{
    /// <summary>The specification of a network <c>Net</c> with these attributes.</summary>
    public static NetworkSpec Of(params NetworkItemAttribute[] items) => new()
    {
        Namespace = null,
        ContainingTypes = EquatableArray<string>.Empty,
        Name = "Net",
        MetadataName = "Net",
        Scalar = "float",
        Items = items.Select(ItemOf).ToEquatableArray(),
        UserMembers = EquatableArray<string>.Empty,
        IsComplete = true,
    };

    /// <summary>The graph; the declaration must be without errors.</summary>
    public static Graph GraphOf(params NetworkItemAttribute[] items)
    {
        var spec = Of(items);
        Assert.True(DeclarationRules.Check(spec, problem => Assert.Equal("NG0004", problem.Id)));
        return NetworkCompiler.BuildGraph(spec, problem => Assert.Fail(problem.ToString())) ?? throw new InvalidOperationException("no graph");
    }

    /// <summary>Everything the rules say of these attributes, as the analyzer asks them.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(params NetworkItemAttribute[] items) => ProblemsOf(Of(items));

    public static IReadOnlyList<Problem> ProblemsOf(NetworkSpec spec)
    {
        var problems = new List<Problem>();
        NetworkCompiler.Judge(spec, problems.Add);
        // Whatever test asks: a message has a place for each figure, and a figure for each place.
        foreach (var problem in problems)
            Assert.Equal(PlacesOf(RuleCatalog.Find(problem.Id).Message), problem.Figures.Count);
        return problems;
    }

    private static int PlacesOf(string message) =>
        System.Text.RegularExpressions.Regex.Matches(message, "\\{(\\d+)\\}").Select(place => place.Value).Distinct().Count();

    private static ItemSpec ItemOf(NetworkItemAttribute attribute)
    {
        var type = attribute.GetType();
        // The fullest constructor: shorter ones are shorthands for it.
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var arguments = constructor.GetParameters()
            .Select(parameter => new ArgumentSpec(parameter.Name!, false, Plain(Assert.Single(
                type.GetProperties(), property => property.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).GetValue(attribute))))
            .Concat(type.GetProperties().Where(property => property.SetMethod is not null)
                .Select(property => new ArgumentSpec(property.Name, true, Plain(property.GetValue(attribute)))));
        return new ItemSpec(type.Name[..^nameof(Attribute).Length], arguments.ToEquatableArray());
    }

    private static object? Plain(object? value) => value switch
    {
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        Array array => array.Cast<object?>().ToEquatableArray(),
        _ => value,
    };
}
