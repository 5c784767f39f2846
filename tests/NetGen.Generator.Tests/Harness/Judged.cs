using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Harness;

/// <summary>What the rules say of a declaration written as attributes.</summary>
internal static class Judged
{
    public static IReadOnlyList<Problem> Problems(string attributes) => Specs.ProblemsOf(Declared.Network(attributes));

    /// <summary>Asserts that a rule speaks once: at this attribute, with this severity and these words.</summary>
    public static void Fires(string id, string attributes, string severity, string at, string message)
    {
        var problem = Assert.Single(Problems(attributes), problem => problem.Id == id);
        var diagnostic = problem.ToDiagnostic(Location.None);
        var item = Declared.Network(attributes).Items[problem.Item];
        var number = Declared.Network(attributes).Items.Take(problem.Item + 1).Count(other => other.Kind == item.Kind);

        Assert.Equal((severity, at), (diagnostic.Severity.ToString(), item.Kind + number.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>Asserts that a rule has nothing to say.</summary>
    public static void IsSilent(string id, string attributes) => Assert.DoesNotContain(Problems(attributes), problem => problem.Id == id);
}
