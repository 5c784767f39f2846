using NetGen.Generator.Loops;
using Index = NetGen.Generator.Loops.Index;

namespace NetGen.Generator.Tests.Loops;

/// <summary>One fault in a nest: an offset, a bound, a step, a stride, a mask, the lanes or the tail of an access.</summary>
internal static class Mutation
{
    /// <summary>Null where there is nothing of the kind at the place.</summary>
    public static Method? Of(Method method, int place, int kind)
    {
        var loops = Statements.Loops(method.Body).Count();
        var accesses = Statements.Accesses(method.Body).Count();
        var masks = Statements.Values(method.Body).SelectMany(value => value.All).OfType<FirstLanes>().Count();
        var candidates = (loops * 5) + (accesses * 7) + masks;
        if (candidates == 0)
            return null;
        var (target, delta) = (place % candidates, (kind % 3) switch { 0 => 1, 1 => -1, _ => method.Lanes });
        var walk = new Walk(target, delta);
        return method with { Body = walk.Of(method.Body) };
    }

    public static string Describe(Method before, Method after)
    {
        var (old, changed) = (Statements.All(before.Body).Select(Text).ToList(), Statements.All(after.Body).Select(Text).ToList());
        return string.Join("; ", old.Zip(changed).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} became {pair.Second}"));
    }

    /// <summary>What a nest stores, as a formula.</summary>
    public static string Formula(Method method) => string.Join("; ", Statements.Stores(method.Body).Select(store => $"{store.Target} = {Formula(store.Value)}"));

    private static string Formula(Expr e) => e switch
    {
        Constant constant => $"{constant.Value}",
        Local local => local.Name,
        _ => e.GetType().Name + (e is Binary binary ? $".{binary.Operation}" : "") + "(" + string.Join(", ", e.Operands.Select(Formula)) + ")",
    };

    private static string Text(Statement statement) => statement switch
    {
        Loop loop => $"for {loop.Variable.Name} from {loop.From} to {loop.To} by {loop.Step}",
        Let let => $"{let.Name} = {let.Value}",
        Store store => $"{store.Target} = {store.Value}",
        _ => statement.ToString(),
    };

    /// <summary>Goes over a nest in order and changes the one thing whose turn it is.</summary>
    private sealed class Walk(int target, int delta)
    {
        private int _at;

        public EquatableArray<Statement> Of(EquatableArray<Statement> body) => body.Select(Of).ToEquatableArray();

        private bool IsIt() => _at++ == target;

        private Statement Of(Statement statement)
        {
            switch (statement)
            {
                case Loop loop:
                    if (IsIt())
                        loop = loop with { From = loop.From.Symbol is null ? loop.From.Constant + delta : 0 };
                    if (IsIt())
                        loop = loop with { To = loop.To.Symbol is null ? loop.To.Constant + delta : loop.To with { Multiple = Math.Max(1, loop.To.Multiple + delta) } };
                    if (IsIt())
                        loop = loop with { Step = loop.Step + delta };
                    if (IsIt())
                        loop = loop with { Step = loop.Step * 2 };
                    if (IsIt())
                        return loop with { Body = EquatableArray<Statement>.Empty };
                    return loop with { Body = Of(loop.Body) };
                case Let let:
                    return let with { Value = Of(let.Value) };
                case Set set:
                    return set with { Value = Of(set.Value) };
                case Block block:
                    return new Block(Of(block.Body));
                case Store store:
                    return new Store(Of(store.Target), Of(store.Value));
                default:
                    return statement;
            }
        }

        private Expr Of(Expr value) => value.Replace(part => part switch
        {
            Load load => new Load(Of(load.Access)),
            FirstLanes first when IsIt() => first with { Count = first.Count + Math.Sign(delta) },
            _ => null,
        });

        private Access Of(Access access)
        {
            var last = access.Indices.Count - 1;
            if (IsIt())
                access = access with { Indices = access.Indices.Select((index, i) => i == last ? index + delta : index).ToEquatableArray() };
            if (IsIt())
                access = access with { Indices = access.Indices.Select((index, i) => i == 0 ? index + delta : index).ToEquatableArray() };
            if (IsIt())
                access = access with { Indices = access.Indices.Select((index, i) => i == last ? index * 2 : index).ToEquatableArray() };
            if (IsIt())
                access = access with { Lanes = access.Lanes == 1 ? 1 : access.Lanes * 2 };
            if (IsIt())
                access = access with { Tail = access.Tail == Tail.None ? Tail.Padded : Tail.None };
            if (IsIt() && access.Tail != Tail.None && access.Count is { } count)
                access = access with { Count = count + Math.Sign(delta) };
            if (IsIt())
                access = access with { Indices = access.Indices.Reverse().ToEquatableArray() };
            return access;
        }
    }
}
