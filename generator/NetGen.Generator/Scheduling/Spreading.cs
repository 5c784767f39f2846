using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Scalars that vectors are computed with are spread over a vector once, in front of the loops.</summary>
internal static class Spreading
{
    public static Method Apply(Method method)
    {
        var names = Statements.Values(method.Body).SelectMany(value => value.All).OfType<Given>().Select(given => given.Name).Distinct().ToList();
        var spread = names.Select(name => (Statement)new Let(NameOf(name), new Spread(new Given(name))));
        var body = Statements.Map(method.Body, value => value.Replace(part => part is Given given ? new Local(NameOf(given.Name)) : null));
        var loaded = body.Select(statement => statement is Let { Value: Load { Access.Lanes: 1 } } let ? let with { Value = new Spread(let.Value) } : statement);
        return method with { Body = spread.Concat(loaded).ToEquatableArray() };
    }

    private static string NameOf(string given) => given + "N";
}
