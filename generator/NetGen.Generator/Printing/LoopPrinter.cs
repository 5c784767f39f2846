using NetGen.Generator.Loops;
using static NetGen.Generator.Printing.Words;

namespace NetGen.Generator.Printing;

/// <summary>
/// Prints a scheduled nest as a method. It decides nothing; it only gives names: to the place of a row where a loop moves from row to row,
/// to the ends of loops, to masks.
/// </summary>
internal sealed class LoopPrinter
{
    private const string Leaf = "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    private readonly CodeWriter _writer;
    private readonly Words _words;
    private readonly ExprText _text;
    private readonly Kinds _kinds = new();
    private Buffer? _result;

    /// <summary>For each buffer, the reference that is nearest and the part of an offset that is in it.</summary>
    private Dictionary<string, (string Name, Loops.Index Offset)> _places = [];

    /// <summary>The variables of the loops around.</summary>
    private readonly HashSet<Variable> _counted = [];

    private LoopPrinter(CodeWriter writer, Words words)
    {
        (_writer, _words) = (writer, words);
        _text = new ExprText(words, _kinds, LoadText, ElementText, OffsetText);
    }

    /// <param name="writer">Where to print.</param>
    /// <param name="scalar">"float" or "double".</param>
    /// <param name="method">The nest.</param>
    /// <param name="isAggressive">Whether the JIT is asked for all its optimisation at the first call.</param>
    public static void Print(CodeWriter writer, string scalar, Method method, bool isAggressive = true) =>
        new LoopPrinter(writer, new Words(scalar, method.Lanes)).Print(method, isAggressive);

    private void Print(Method method, bool isAggressive)
    {
        _result = method.Result;
        _places = method.Buffers.ToDictionary(buffer => buffer.Name, buffer => (buffer.Name, Loops.Index.Zero));
        _writer.Summary(method.Summary);
        if (isAggressive)
            _writer.Line(Leaf);
        _writer.Open($"public static {(method.Result is null ? "void" : "double")} {method.Name}("
            + $"{string.Join(", ", method.Arguments.Select(ArgumentText))})");
        _writer.Open("unchecked");
        foreach (var count in method.Arguments.OfType<CountArgument>())
            _writer.Line($"nuint {count.Symbol} = (uint){count.Name};");
        foreach (var end in EndsOf(method.Body).Where(end => end.Multiple > 1).Distinct())
            _writer.Line((end.Multiple & (end.Multiple - 1)) == 0
                ? $"nuint {EndText(end)} = {end.Symbol} - {end.Symbol} % {Int(end.Multiple)};"
                // A single sample need not wait for a division.
                : $"nuint {EndText(end)} = {end.Symbol} < {Int(end.Multiple)} ? 0 : {end.Symbol} - {end.Symbol} % {Int(end.Multiple)};");
        foreach (var count in MasksOf(method.Body).Distinct().OrderBy(count => count))
            _writer.Line($"var {ExprText.MaskName(count)} = {_words.FirstLanes(count)};");
        Print(method.Body);
        _writer.Close().Close();
    }

    private string ArgumentText(Argument argument) => argument switch
    {
        BufferArgument { Buffer: { Name: var name, Offsets: var offsets, Element: var element } } =>
            $"ref {TypeOf(element)} {name}" + (offsets is null ? "" : ", ref nint " + offsets),
        ScalarArgument scalar => $"{scalar.Type ?? _words.Scalar} {scalar.Name}",
        CountArgument count => "int " + count.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument.GetType().Name, "An argument without text."),
    };

    private string TypeOf(Element element) => element switch
    {
        Element.Scalar => _words.Scalar,
        Element.Wide => "double",
        Element.Integer => "int",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "An element without a type."),
    };

    private void Print(EquatableArray<Statement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            switch (body[i])
            {
                case Loop { From.Symbol: null, To.Symbol: null, Body: { Count: 1 } inner } loop
                    when inner[0] is Loop { To.Symbol: not null } rows:
                    PrintWhereAnyRow(loop, rows);
                    break;
                case Loop { Picked: { } picked } loop:
                    PrintPicked(loop, picked);
                    break;
                case Loop loop: Print(loop); break;
                case Block block: Print(block); break;
                case Let let when _kinds.Of(let.Value) is Kind.Scalar or Kind.Wide:
                    _kinds.Add(let);
                    _writer.Line($"var {let.Name} = {_text.NumberOf(let.Value)};");
                    break;
                case Let let:
                    _kinds.Add(let);
                    var copies = body.Skip(i + 1).TakeWhile(next => next is Let { Value: Local { Name: var name } } && name == let.Name)
                        .Cast<Let>().ToList();
                    _writer.Line(copies.Count == 0
                        ? $"var {let.Name} = {_text.Of(let.Value)};"
                        : $"NGLanes {let.Name} = {_text.Of(let.Value)}"
                            + $"{string.Concat(copies.Select(copy => $", {copy.Name} = {let.Name}"))};");
                    copies.ForEach(_kinds.Add);
                    i += copies.Count;
                    break;
                case Set set: _writer.Line(SetText(set)); break;
                case Store store: _writer.Line(StoreText(store)); break;
                default: throw new ArgumentOutOfRangeException(nameof(body), body[i].GetType().Name, "A statement without text.");
            }
        }
    }

    /// <summary>Compared without a sign: what is below 0 is none of them either.</summary>
    private void PrintPicked(Loop loop, Access picked)
    {
        var number = picked.Buffer.Element == Element.Integer ? "(uint)" + LoadText(picked) : "(uint)(int)" + LoadText(picked);
        _writer.Open(loop.From.Constant == 0 ? $"if ({number} < {EndText(loop.To)})"
            : $"if ({number} - {EndText(loop.From)} < {EndText(loop.To.Constant - loop.From.Constant)})");
        _writer.Line($"nuint {loop.Variable.Name} = {number};");
        Print(loop.Body);
        _writer.Close();
    }

    private void Print(Block block)
    {
        _writer.Open("");
        Print(block.Body);
        _writer.Close();
    }

    /// <summary>A single sample need not count through panels of columns for tiles of more rows.</summary>
    private void PrintWhereAnyRow(Loop loop, Loop rows)
    {
        _writer.Open(rows.From.Symbol is null
            ? $"if ({EndText(rows.To)} > {EndText(rows.From)})"
            : $"if ({EndText(rows.From)} < {EndText(rows.To)})");
        Print(loop);
        _writer.Close();
    }

    private void Print(Loop loop)
    {
        var (name, from, to) = (loop.Variable.Name, EndText(loop.From), EndText(loop.To));
        if (RunsAtMostOnce(loop))
        {
            _writer.Open($"if ({from} < {to})");
            _writer.Line($"nuint {name} = {from};");
            if (Statements.Accesses(loop.Body).Any(access => access.Count is null))
                _writer.Line($"var rest = (int)({to} - {name});");
        }
        else
        {
            _writer.Open($"for (nuint {name} = {from}; {name} < {to}; {(loop.Step == 1 ? name + "++" : name + " += " + Int(loop.Step))})");
        }
        var outer = new Dictionary<string, (string, Loops.Index)>(_places);
        var isInnermost = !loop.Body.Any(statement => statement is Loop);
        _counted.Add(loop.Variable);
        foreach (var same in Statements.Accesses(loop.Body).GroupBy(PlaceKeyOf))
        {
            var (buffer, row) = (same.First().Buffer, same.First().Indices[0]);
            if (buffer.Offsets is not null && row.CoefficientOf(loop.Variable) != 0)
                PlaceRow(same.Key, buffer, row);
            else
                Place(same.Key, BaseOf(buffer, row), loop.Variable,
                    [.. same.Select(access => access.Offset.CoefficientOf(loop.Variable)).Distinct()], isInnermost);
        }
        Print(loop.Body);
        _counted.Remove(loop.Variable);
        _places = outer;
        _writer.Close();
    }

    /// <summary>A reference to where a loop's variable is, where it moves by more than one element or other loops are inside.</summary>
    private void Place(string key, string start, Variable variable, IReadOnlyList<int> coefficients, bool isInnermost)
    {
        if (coefficients.Count != 1 || coefficients[0] == 0 || (coefficients[0] == 1 && isInnermost)
            || !_places.TryGetValue(key, out var place))
            return;
        var (near, offset) = place;
        var moved = Loops.Index.Of(variable) * coefficients[0];
        var name = start + char.ToUpperInvariant(variable.Name[0]) + variable.Name.Substring(1);
        _writer.Line($"ref var {name} = ref NGUnsafe.Add(ref {near}, {OffsetText(moved)});");
        _places[key] = (name, offset + moved);
    }

    /// <summary>A reference to a row that is found through its offset, once all is counted that says which: a row of a block.</summary>
    private void PlaceRow(string key, Buffer buffer, Loops.Index row)
    {
        if (row.Terms.Any(term => !_counted.Contains(term.Variable)))
            return;
        var name = BaseOf(buffer, row);
        _writer.Line($"ref var {name} = ref NGUnsafe.Add(ref {buffer.Name}, NGUnsafe.Add(ref {buffer.Offsets}, {OffsetText(row)}));");
        _places[key] = (name, row * buffer.Rows!.Stride);
    }

    /// <summary>What references are kept for: a buffer, or a row of the user's.</summary>
    private static string PlaceKeyOf(Access access) =>
        access.Buffer.Offsets is null ? access.Buffer.Name : access.Buffer.Name + "[" + OffsetText(access.Indices[0]) + "]";

    private static string BaseOf(Buffer buffer, Loops.Index row) => buffer.Name + (buffer.Offsets is null ? "" : Int(row.Constant));

    private static bool RunsAtMostOnce(Loop loop) => loop.From.Symbol is not null && loop.Step >= loop.From.Multiple && loop.Step > 1;

    private string LoadText(Access access)
    {
        var (name, offset) = PlaceOf(access);
        return access switch
        {
            { Lanes: 1 } => ElementOf(name, offset),
            { Tail: Tail.Exact } => $"{_words.Of("PartialVector")}.Load(ref {ElementOf(name, offset)}, {CountText(access)})",
            // The other tails read whole vectors: the room behind the row is there (Bounds), and what lies in it is masked (Tails).
            _ => $"NGVector.LoadUnsafe(ref {name}{Second(offset)})",
        };
    }

    private string StoreText(Store store)
    {
        if (store.Target.Buffer == _result)
            return $"return {_text.NumberOf(store.Value)};";
        var (name, offset) = PlaceOf(store.Target);
        if (_kinds.Of(store.Value) is Kind.Scalar or Kind.Wide)
            return NumberStoreText(store, ElementOf(name, offset));
        var value = _text.Of(store.Value);
        return store.Target switch
        {
            { Lanes: 1 } when store.Value is Constant constant => $"{ElementOf(name, offset)} = {_words.Literal(constant.Value)};",
            { Lanes: 1 } when store.Value is Load { Access.Lanes: 1 } moved => $"{ElementOf(name, offset)} = {LoadText(moved.Access)};",
            { Lanes: 1 } => $"{ElementOf(name, offset)} = NGVector.ToScalar({value});",
            { Tail: Tail.Exact } =>
                $"{_words.Of("PartialVector")}.Store({value}, ref {ElementOf(name, offset)}, {CountText(store.Target)});",
            { Tail: Tail.Kept } =>
                $"NGVector.StoreUnsafe(NGVector.ConditionalSelect({ExprText.MaskName(store.Target.Count!.Value)}, {value}, "
                    + $"NGVector.LoadUnsafe(ref {name}{Second(offset)})), ref {name}{Second(offset)});",
            // The other tails write whole vectors: into room behind the row (Bounds).
            _ => $"NGVector.StoreUnsafe({value}, ref {name}{Second(offset)});",
        };
    }

    private string NumberStoreText(Store store, string place)
    {
        string Text(Expr value) => store.Target.Buffer.Element switch
        {
            Element.Scalar => _text.NarrowedOf(value),
            Element.Wide => _text.NumberOf(value),
            Element.Integer => $"(int){(value is Local ? "" : "(")}{_text.NumberOf(value)}{(value is Local ? "" : ")")}",
            _ => throw new ArgumentOutOfRangeException(nameof(store), store.Target.Buffer.Element, "An element without text."),
        };

        return store.Value is Binary { Left: Load { Access: var own } } binary && own == store.Target
            && SignOf(binary.Operation) is { } sign
            ? $"{place} {sign}= {Text(binary.Right)};"
            : $"{place} = {Text(store.Value)};";
    }

    private string SetText(Set set)
    {
        string Text(Expr value) => _kinds.Of(set.Name) == Kind.Lanes ? _text.Of(value) : _text.NumberOf(value);

        return set.Value is Binary { Left: Local { Name: var name } } binary && name == set.Name && SignOf(binary.Operation) is { } sign
            ? $"{name} {sign}= {Text(binary.Right)};"
            : $"{set.Name} = {Text(set.Value)};";
    }

    private static string? SignOf(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => "+",
        BinaryOperation.Subtract => "-",
        BinaryOperation.Multiply => "*",
        BinaryOperation.Divide => "/",
        // The others are methods.
        _ => null,
    };

    private static string CountText(Access access) => access.Count is { } count ? Int(count) : "rest";

    private (string Name, string Offset) PlaceOf(Access access)
    {
        var (name, offset) = _places[PlaceKeyOf(access)];
        return (name, OffsetText(access.Offset - offset));
    }

    private static string Second(string offset) => offset == "0" ? "" : ", " + offset;

    private static string ElementOf(string name, string offset) => offset == "0" ? name : $"NGUnsafe.Add(ref {name}, {offset})";

    private static string OffsetText(Loops.Index index) => string.Join(" + ", index.Terms
        .Select(term => term.Variable.Name + (term.Coefficient == 1 ? "" : " * " + Int(term.Coefficient)))
        .Concat(index.Constant != 0 || index.IsConstant ? [Int(index.Constant)] : []));

    private static string ElementText(Loops.Index index) => string.Join(" + ", index.Terms
        .Select(term => "(uint)" + term.Variable.Name + (term.Coefficient == 1 ? "" : " * " + Int(term.Coefficient)))
        .Concat(index.Constant != 0 || index.IsConstant ? [Int(index.Constant)] : []));

    public static string EndText(Extent end) =>
        end.Symbol is null ? Int(end.Constant) : end.Multiple == 1 ? end.Symbol : end.Symbol + "By" + Int(end.Multiple);

    private static IEnumerable<Extent> EndsOf(EquatableArray<Statement> body) =>
        Statements.Loops(body).SelectMany(loop => new[] { loop.From, loop.To })
            .Concat(Statements.Values(body).SelectMany(value => value.All).OfType<Counted>().Select(counted => counted.Extent))
            .Where(end => end.Symbol is not null);

    private static IEnumerable<int> MasksOf(EquatableArray<Statement> body) =>
        Statements.Values(body).SelectMany(value => value.All).OfType<FirstLanes>().Select(first => first.Count)
            .Concat(Statements.Stores(body).Where(store => store.Target.Tail == Tail.Kept).Select(store => store.Target.Count!.Value));
}
