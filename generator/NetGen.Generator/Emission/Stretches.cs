namespace NetGen.Generator.Emission;

/// <summary>
/// A run of statements: in the method that needs it, or, where it is long, in methods of its own, cut where a layer ends. No emitted method
/// has more than 16 KB of IL, beyond which the JIT compiler takes ever less care of it.
/// </summary>
/// <param name="name">What the methods are called, before their number.</param>
/// <param name="parameters">What they are given: the names that the statements speak of.</param>
/// <param name="arguments">The same where they are called.</param>
/// <param name="most">Statements that one method may have.</param>
internal sealed class Stretches(string name, string parameters, string arguments, int most)
{
    private readonly List<(string Layer, Action<CodeWriter> Print)> _steps = [];
    private List<List<(string Layer, Action<CodeWriter> Print)>>? _parts;

    /// <summary>As how many statements the largest counts.</summary>
    private int _largest = 1;

    private int Most => Math.Max(1, most / _largest);

    public bool IsSplit => _steps.Count > Most;

    /// <summary>Adds a statement of a layer, with what stands around it.</summary>
    public void Add(string layer, params string[] lines) => Add(layer, writer =>
    {
        foreach (var line in lines)
            writer.Line(line);
    });

    /// <summary>The same, printed when it is due: a long program is never in memory twice.</summary>
    /// <param name="layer">Whose it is.</param>
    /// <param name="print">Prints it.</param>
    /// <param name="calls">As how many statements it counts.</param>
    public void Add(string layer, Action<CodeWriter> print, int calls = 1)
    {
        _parts = null;
        _largest = Math.Max(_largest, calls);
        _steps.Add((layer, print));
    }

    /// <summary>Prints the statements, or the calls of the methods that hold them.</summary>
    public void Print(CodeWriter writer)
    {
        if (!IsSplit)
        {
            PrintSteps(writer, _steps);
            return;
        }
        for (var part = 1; part <= Parts.Count; part++)
            writer.Line($"{name}{Literals.Of(part)}({arguments});");
    }

    /// <summary>Prints those methods, if there are any, behind the one that calls them.</summary>
    /// <param name="writer">Where to print.</param>
    /// <param name="modifiers">Theirs.</param>
    /// <param name="locals">The lines that each of them begins with.</param>
    public void PrintMethods(CodeWriter writer, string modifiers, params string[] locals)
    {
        if (!IsSplit)
            return;
        var parts = Parts;
        for (var part = 0; part < parts.Count; part++)
        {
            writer.Line($"// {parts[part][0].Layer} to {parts[part][parts[part].Count - 1].Layer}.");
            writer.Open($"{modifiers} void {name}{Literals.Of(part + 1)}({parameters})");
            foreach (var line in locals)
                writer.Line(line);
            PrintSteps(writer, parts[part]);
            writer.Close();
            writer.Line();
        }
    }

    private static void PrintSteps(CodeWriter writer, IEnumerable<(string Layer, Action<CodeWriter> Print)> steps)
    {
        foreach (var (_, print) in steps)
            print(writer);
    }

    private List<List<(string Layer, Action<CodeWriter> Print)>> Parts => _parts ??= Cut();

    /// <summary>Of nearly equal size, as few as can be.</summary>
    private List<List<(string Layer, Action<CodeWriter> Print)>> Cut()
    {
        var count = (_steps.Count + Most - 1) / Most;
        var size = (_steps.Count + count - 1) / count;
        var parts = new List<List<(string Layer, Action<CodeWriter> Print)>> { new() };
        foreach (var step in _steps)
        {
            var last = parts[parts.Count - 1];
            if (last.Count >= Most || last.Count >= size && last[last.Count - 1].Layer != step.Layer)
                parts.Add(last = []);
            last.Add(step);
        }
        return parts;
    }
}
