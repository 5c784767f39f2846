using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG0010: what is named must have been marked before; what is marked should be named later. A mark that is set again stands for the newer
/// tensor from there on. The marks of a block are known in one use of it only.
/// </summary>
internal static class UnknownMark
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        var set = new Dictionary<(string Scope, string Mark), int>();
        var unused = new HashSet<int>();
        foreach (var (index, layer) in declaration.Of<LayerAttribute>())
        {
            switch (layer)
            {
                case MarkAttribute { Mark.Length: > 0 } mark:
                    set[(declaration.ScopeOf(index), mark.Mark)] = index;
                    unused.Add(index);
                    break;
                case FromAttribute from: Use(from.Mark, index, "mark", -1); break;
                case MultiplyAttribute multiply: Use(multiply.Mark, index, "mark", -1); break;
                case AddAttribute add: UseAll(add.Marks, index); break;
                case ConcatAttribute concat: UseAll(concat.Marks, index); break;
            }
        }
        foreach (var index in unused.OrderBy(index => index))
            Report(index, "mark", -1, ((MarkAttribute)declaration.Items[index]).Mark, "is named by no layer behind it",
                ProblemSeverity.Warning);

        void UseAll(string[] marks, int index)
        {
            for (var i = 0; i < marks.Length; i++)
                Use(marks[i], index, "marks", i);
        }

        void Use(string? mark, int index, string argument, int element)
        {
            if (string.IsNullOrEmpty(mark))
                return;
            if (set.TryGetValue((declaration.ScopeOf(index), mark!), out var source))
                unused.Remove(source);
            else
                Report(index, argument, element, mark!, WhyUnknown(declaration, mark!, index, set.Keys), null);
        }

        void Report(int index, string argument, int element, string mark, string what, ProblemSeverity? severity) =>
            report(new Problem
            {
                Id = "NG0010", Item = index, Argument = argument, Element = element, Figures = new([mark, what]),
                Severity = severity
            });
    }

    private static string WhyUnknown(Declaration declaration, string mark, int index, IEnumerable<(string Scope, string Mark)> before)
    {
        var scope = declaration.ScopeOf(index);
        if (declaration.Of<MarkAttribute>().Any(item => item.Attribute.Mark == mark && declaration.ScopeOf(item.Index) == scope))
            return "is only set further down: a layer can join what comes before it";
        var known = string.Join(", ",
            before.Where(set => set.Scope == scope).Select(set => set.Mark).OrderBy(name => name, StringComparer.Ordinal)
                .Select(name => "'" + name + "'"));
        return "is not set" + (known.Length == 0 ? ": no [Mark] stands before this layer" : "; before this layer there is " + known);
    }
}
