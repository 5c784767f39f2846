using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Reports;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>A diagram has the layers and the connections of the compiled graph.</summary>
public sealed class NetworkDiagramTests
{
    [Fact]
    public void A_chain_is_drawn_as_one()
    {
        string text = NetworkDiagram.Mermaid(DigitsNetwork.Summary);
        Assert.StartsWith("flowchart TD\n    n0[\"Input<br/>8×8\"]\n", text, StringComparison.Ordinal);
        int nodes = DigitsNetwork.Summary.Layers.Count + 2;
        Assert.Equal(Enumerable.Range(1, nodes - 1).Select(i => $"n{i - 1} --> n{i}"), Regex.Matches(text, "n[0-9]+ --> n[0-9]+").Select(match => match.Value));
        XElement svg = XElement.Parse(NetworkDiagram.Svg(DigitsNetwork.Summary));
        Assert.Equal(nodes, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
    }

    [Fact]
    public void A_skip_leads_from_what_is_marked_to_the_join()
    {
        NetworkSummary summary = SkippingNetwork.Summary;
        int add = Enumerable.Range(0, summary.Layers.Count).Single(i => summary.Layers[i].Name == "Add1");
        // Input, Dense1, Relu1 = "skip", Dense2, Relu2, Add1.
        Assert.Equal(["Relu2", "Relu1"], summary.InputsOf(add));
        int join = summary.Layers.ToList().FindIndex(layer => layer.Name == "Concat1");
        Assert.Equal(["Add1", ""], summary.InputsOf(join));
        Assert.Contains("    n2 --> n5\n", NetworkDiagram.Mermaid(summary), StringComparison.Ordinal);
        XElement svg = XElement.Parse(NetworkDiagram.Svg(summary));
        Assert.Equal(2, svg.Descendants().Count(element => (string?)element.Attribute("class") == "ng-line ng-skip"));
    }

    [Fact]
    public void Names_are_never_markup()
    {
        NetworkSummary summary = DigitsNetwork.Summary with
        {
            Name = "\"><script>",
            Layers = [new LayerSummary("\"]; click n0 <b>", "& `x` #1", [3], 0, 0)],
        };
        Assert.DoesNotContain("<b>", NetworkDiagram.Mermaid(summary), StringComparison.Ordinal);
        Assert.DoesNotContain("\"];", NetworkDiagram.Mermaid(summary).Replace("\"]\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(XElement.Parse(NetworkDiagram.Svg(summary)).Descendants(), element => element.Name.LocalName is "script" or "b");
    }
}

/// <summary>What a diagram must show: a skip, and a join with the input itself.</summary>
[Network]
[Input(4), Mark("input")]
[Dense(8), Relu, Mark("skip")]
[Dense(8), Relu, Add("skip")]
[Concat("input")]
[Dense(2), Softmax, CrossEntropy, Adam(1e-3)]
public partial class SkippingNetwork;
