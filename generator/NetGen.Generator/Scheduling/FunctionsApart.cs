using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest that sums and applies a long function to each sum, as two: the sums go where the results will be, and a second nest applies the
/// function there. In one, the JIT compiler keeps the function's constants in registers all along, also while it sums; where there are
/// sixteen, sums then lie on the stack in the innermost loop, and a product takes twice as long.
/// </summary>
internal static class FunctionsApart
{
    /// <summary>Both nests, of a method of several those of each; null for a nest of another form, and where registers are enough.</summary>
    public static (Method Sums, Method Functions)? Of(Method naive, Target target)
    {
        if (target.Registers > 16 || naive.Body.Count == 0)
            return null;
        var (sums, functions) = (new List<Statement>(), new List<Statement>());
        foreach (var statement in naive.Body)
        {
            if (Apart(statement, target) is not var (sum, function))
                return null;
            sums.Add(sum);
            functions.Add(function);
        }
        return (naive with { Body = sums.ToEquatableArray() }, naive with { Body = functions.ToEquatableArray() });
    }

    private static (Statement Sums, Statement Functions)? Apart(Statement nest, Target target)
    {
        if (nest is not Loop first)
            return null;
        var around = new List<Loop> { first };
        while (around[around.Count - 1].Body is { Count: 1 } body && body[0] is Loop inner)
            around.Add(inner);
        var columns = around[around.Count - 1];
        if (columns.Body.Count < 3 || columns.Body[0] is not Let sum || columns.Body[1] is not Loop depth)
            return null;
        var finish = columns.Body.Skip(2).ToList();
        if (!finish.TrueForAll(statement => statement is Let or Store) || finish.OfType<Store>().Count() != 1
            || !finish.Exists(Statements.CallsFunction))
            return null;
        // A vector that spills into the next position would change what is still to be read.
        if (around.Count > 2 && columns.To.Constant % target.Lanes != 0)
            return null;
        var result = finish.OfType<Store>().Single().Target;
        return (Around([sum, depth, new Store(result, new Local(sum.Name))]), Around(Statements.Map(finish.ToEquatableArray(),
            value => value.Replace(part => part is Local local && local.Name == sum.Name ? new Load(result) : null))));

        Statement Around(IEnumerable<Statement> body) => around.AsEnumerable().Reverse()
            .Aggregate(body.ToEquatableArray(), (inside, loop) => new Statement[] { loop with { Body = inside } }.ToEquatableArray())[0];
    }
}
