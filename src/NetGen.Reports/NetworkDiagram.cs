using System.Text;
using NetGen.Reports.Diagrams;

namespace NetGen.Reports;

/// <summary>
/// The compiled network as a picture: its layers from the top down, with settings, shapes and parameters, and who reads whom. Thread-safe.
/// </summary>
/// <example><code>
/// File.WriteAllText("lenet.svg", NetworkDiagram.Svg(LeNet5.Summary));
/// </code></example>
public static class NetworkDiagram
{
    /// <summary>As an SVG file of its own: no font, script or style from elsewhere; light and dark where it stands in a page of
    /// NetGen.</summary>
    /// <param name="network">The network.</param>
    public static string Svg(NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return SvgDiagram.Draw(network.Name, DiagramNode.Of(network));
    }

    /// <summary>As the text of a Mermaid flowchart, which GitHub, GitLab and many editors draw.</summary>
    /// <param name="network">The network.</param>
    public static string Mermaid(NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<DiagramNode> nodes = DiagramNode.Of(network);
        var text = new StringBuilder("flowchart TD\n");
        for (int i = 0; i < nodes.Count; i++)
        {
            DiagramNode node = nodes[i];
            string[] lines = [.. new[] { node.Name, node.Description, node.Size }.Where(line => line.Length > 0).Select(Escaped)];
            text.Append($"    n{i}[\"{string.Join("<br/>", lines)}\"]\n");
            foreach (int input in node.Inputs)
            {
                text.Append($"    n{input} --> n{i}\n");
            }
        }

        return text.ToString();
    }

    // Mermaid's own escapes: a name is never markup.
    private static string Escaped(string text) =>
        text.Replace("#", "#35;").Replace("\"", "#quot;").Replace("&", "#amp;").Replace("<", "#lt;").Replace(">", "#gt;")
            .Replace("`", "#96;");
}
