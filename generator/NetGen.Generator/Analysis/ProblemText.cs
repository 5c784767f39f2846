using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>What a problem says, as a format and what fills it: the same words in the editor and in the compiled network.</summary>
internal static class ProblemText
{
    /// <summary>The message, complete.</summary>
    public static string Of(Problem problem) =>
        string.Format(CultureInfo.InvariantCulture, FormatOf(problem, isPlaced: false), Arguments(problem, layer: null));

    /// <summary>The rule's message, with places for more than its own figures.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isPlaced">Whether it begins with the layer.</param>
    public static string FormatOf(Problem problem, bool isPlaced)
    {
        var format = RuleCatalog.Find(problem.Id).Message;
        var figures = problem.Figures.Count;
        if (problem.Others.Count > 0)
            format += (format[format.Length - 1] == '.' ? " So it is in " : "; so it is in ") + Place(figures++)
                + (format[format.Length - 1] == '.' ? "." : "");
        return isPlaced ? Place(figures) + ": " + format : format;

        static string Place(int index) => "{" + index.ToString(CultureInfo.InvariantCulture) + "}";
    }

    /// <summary>What fills the format. A message is one line, whatever was declared.</summary>
    public static object[] Arguments(Problem problem, string? layer) =>
    [
        .. problem.Figures.Select(figure => VisibleText.Of(figure)),
        .. problem.Others.Count == 0 ? Array.Empty<object>() : [Named(problem.Others)],
        .. layer is null ? Array.Empty<object>() : [layer],
    ];

    /// <summary>"Dense2", "Dense2 and Dense3", "16 more, to Dense17".</summary>
    private static string Named(EquatableArray<string> layers) => layers.Count <= 2
        ? string.Join(" and ", layers)
        : Figures.Text(layers.Count) + " more, to " + layers[layers.Count - 1];
}
