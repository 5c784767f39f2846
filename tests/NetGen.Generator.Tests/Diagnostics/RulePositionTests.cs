using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// What each rule says of its page's example and where, in one list to read: the squiggle lies on what is at fault, and every figure is one of the declaration or
/// follows from it. A change of a message or a place is a change of this list.
/// </summary>
public class RulePositionTests
{
    [Fact]
    public void Rule_points_at_what_is_wrong_and_says_its_figures()
    {
        var (text, unspoken) = (new StringBuilder(), new List<string>());
        foreach (var rule in RuleCatalog.All.Where(rule => rule.Severity != ProblemSeverity.Hidden && RulePages.ExamplesOf(rule.Id).Length > 0))
        {
            foreach (var (problem, squiggle, declaration) in Said(RulePages.ExamplesOf(rule.Id)[0]).Where(said => said.Problem.Id == rule.Id))
            {
                var message = problem.ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture);
                // What cannot be compiled: the number that is squiggled is the one that the message speaks of.
                if (problem.Argument is not null && rule.Id[2] is '0' or '1' && double.TryParse(squiggle.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    && !message.Contains(value.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    unspoken.Add($"{rule.Id}: {squiggle} in '{message}'");
                }
                text.Append(CultureInfo.InvariantCulture, $"{rule.Id} {rule.Name}\n    {declaration}\n    at {squiggle}\n    {message}\n\n");
            }
        }
        Assert.Empty(unspoken);
        Snapshot.Verify(text.ToString(), "All", "txt");
    }

    /// <summary>What is said of a file's networks and blocks, with the text that is squiggled and the attributes of the class.</summary>
    private static IEnumerable<(Problem Problem, string Squiggle, string Declaration)> Said(string source)
    {
        var compilation = GeneratorHarness.CreateCompilation([source]);
        foreach (var type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if ((DeclaredNetwork.Of(type) ?? DeclaredNetwork.BlockOf(type)) is not { } network)
                continue;
            var parsed = NetworkParser.Parse(network, CancellationToken.None);
            foreach (var problem in parsed.Problems.Concat(parsed.Spec is { } spec ? Declared.Judged(spec, source) : []))
            {
                var place = ItemLocations.Of(network, problem);
                var squiggle = string.Join(" ", source.Substring(place.SourceSpan.Start, place.SourceSpan.Length).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
                var lists = network.Declaration(CancellationToken.None)?.AttributeLists ?? default;
                yield return (problem, squiggle, string.Join(", ", lists.SelectMany(list => list.Attributes).Select(attribute => attribute.ToString())));
            }
        }
    }
}
