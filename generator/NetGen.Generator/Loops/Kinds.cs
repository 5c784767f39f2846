namespace NetGen.Generator.Loops;

/// <summary>What a value is to a machine; of operands of several kinds, the last.</summary>
internal enum Kind
{
    /// <summary>One number of the network's scalar type.</summary>
    Scalar,

    /// <summary>One number of type double.</summary>
    Wide,

    /// <summary>A vector.</summary>
    Lanes,
}

/// <summary>What the values of a scheduled nest are, as far as names have been met.</summary>
internal sealed class Kinds
{
    private readonly Dictionary<string, Kind> _names = [];

    /// <summary>A name that was met.</summary>
    public void Add(Let let) => _names[let.Name] = Of(let.Value) ?? Kind.Lanes;

    /// <summary>What a name is: a vector where nothing else is known.</summary>
    public Kind Of(string name) => _names.TryGetValue(name, out var kind) ? kind : Kind.Lanes;

    /// <summary>Null for a constant, which is what is wanted.</summary>
    public Kind? Of(Expr e) => e switch
    {
        Constant => null,
        Load load => load.Access.Lanes > 1 ? Kind.Lanes : load.Access.Buffer.Element == Element.Scalar ? Kind.Scalar : Kind.Wide,
        Local local => Of(local.Name),
        NamedMask mask => Of(mask.Name),
        Given or Reduce => Kind.Scalar,
        Wide or Number or Counted => Kind.Wide,
        Spread or FirstLanes or KeptByDropout or InTurn => Kind.Lanes,
        // An operation is of the widest of its operands.
        _ => e.Operands.Select(Of).Max(),
    };
}
