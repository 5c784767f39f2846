namespace NetGen.Generator.Loops;

/// <summary>
/// A value in the words of mathematics: of a scalar, or of each lane of a vector. A closed family. Expressions are made by operators and
/// the methods below, which fold what is trivial, so that no product with 1 and no sum with 0 is ever there.
/// </summary>
internal abstract record Expr
{
    public static implicit operator Expr(double value) => new Constant(value);

    public static Expr operator +(Expr left, Expr right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value + b.Value,
        (Constant { Value: 0 }, _) => right,
        (_, Constant { Value: 0 }) => left,
        // Nothing to simplify.
        _ => new Binary(BinaryOperation.Add, left, right),
    };

    public static Expr operator -(Expr left, Expr right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value - b.Value,
        (_, Constant { Value: 0 }) => left,
        // Nothing to simplify.
        _ => new Binary(BinaryOperation.Subtract, left, right),
    };

    public static Expr operator -(Expr x) => x switch
    {
        Constant constant => -constant.Value,
        // Nothing to simplify.
        _ => new Unary(UnaryOperation.Negate, x),
    };

    /// <summary>A product goes into the branches of a choice where one of them is 0 or 1.</summary>
    public static Expr operator *(Expr left, Expr right) => (left, right) switch
    {
        (Constant a, Constant b) => a.Value * b.Value,
        (Constant { Value: 0 }, _) or (_, Constant { Value: 1 }) => left,
        (Constant { Value: 1 }, _) or (_, Constant { Value: 0 }) => right,
        (Constant a, Binary { Operation: BinaryOperation.Add, Right: Constant b } sum) => (a * sum.Left) + (a.Value * b.Value),
        (_, Select choice) when IsPlain(choice) => Select(choice.Mask, left * choice.Then, left * choice.Else),
        // Nothing to simplify.
        _ => new Binary(BinaryOperation.Multiply, left, right),
    };

    public static Expr operator /(Expr left, Expr right) =>
        right is Constant { Value: 1 } ? left : new Binary(BinaryOperation.Divide, left, right);

    /// <summary>a·b + c in one rounding where the machine can.</summary>
    public static Expr MultiplyAdd(Expr a, Expr b, Expr c) => (a, b, c) switch
    {
        (_, _, Constant { Value: 0 }) => a * b,
        (Constant { Value: 1 }, _, _) => b + c,
        (_, Constant { Value: 1 }, _) => a + c,
        // Nothing to simplify.
        _ => new MultiplyAdd(a, b, c),
    };

    public static Expr Sqrt(Expr x) => new Unary(UnaryOperation.Sqrt, x);

    public static Expr Abs(Expr x) => new Unary(UnaryOperation.Abs, x);

    /// <summary>The larger; the second where one is NaN: the value that may be NaN stands there.</summary>
    public static Expr Max(Expr limit, Expr x) => new Binary(BinaryOperation.MaximumNative, limit, x);

    /// <summary>The smaller; the second where one is NaN: the value that may be NaN stands there.</summary>
    public static Expr Min(Expr limit, Expr x) => new Binary(BinaryOperation.MinimumNative, limit, x);

    /// <summary>The larger; NaN where one is.</summary>
    public static Expr Maximum(Expr left, Expr right) => new Binary(BinaryOperation.Maximum, left, right);

    /// <summary>The smaller; NaN where one is.</summary>
    public static Expr Minimum(Expr left, Expr right) => new Binary(BinaryOperation.Minimum, left, right);

    /// <summary>A magnitude with another's sign.</summary>
    public static Expr CopySign(Expr magnitude, Expr sign) => new Binary(BinaryOperation.CopySign, magnitude, sign);

    public static Mask Equal(Expr left, Expr right) => new Compare(Comparison.Equal, left, right);

    public static Mask operator >(Expr left, Expr right) => new Compare(Comparison.Greater, left, right);

    public static Mask operator <(Expr left, Expr right) => new Compare(Comparison.Less, left, right);

    public static Mask operator >=(Expr left, Expr right) => new Compare(Comparison.GreaterOrEqual, left, right);

    public static Mask operator <=(Expr left, Expr right) => new Compare(Comparison.LessOrEqual, left, right);

    public static Expr Select(Mask mask, Expr then, Expr @else) => (then, @else) switch
    {
        _ when then == @else => then,
        (Select { Else: Constant { Value: 0 } } inner, Constant { Value: 0 }) => new Select(new Both(inner.Mask, mask), inner.Then, 0),
        // Nothing to simplify.
        _ => new Select(mask, then, @else),
    };

    /// <summary>The value of a name.</summary>
    public static Expr Of(string name) => new Local(name);

    /// <summary>The expression with others put in for some, outermost first; null leaves one as it is.</summary>
    public Expr Replace(Func<Expr, Expr?> change) => change(this) ?? WithOperands(operand => operand.Replace(change));

    /// <summary>What it is made of.</summary>
    public virtual IEnumerable<Expr> Operands => [];

    /// <summary>The same of changed operands.</summary>
    public virtual Expr WithOperands(Func<Expr, Expr> change) => this;

    /// <summary>It and all that it is made of.</summary>
    public IEnumerable<Expr> All
    {
        get
        {
            var all = new List<Expr>();
            Collect(this);
            return all;

            void Collect(Expr part)
            {
                all.Add(part);
                foreach (var operand in part.Operands)
                    Collect(operand);
            }
        }
    }

    private static bool IsPlain(Expr x) => x switch
    {
        Constant { Value: 0 or 1 } => true,
        Select choice => IsPlain(choice.Then) || IsPlain(choice.Else),
        // Products of others stay in front of the choice.
        _ => false,
    };
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expr;

/// <summary>What is in memory.</summary>
internal sealed record Load(Access Access) : Expr;

/// <summary>What a <see cref="Let"/> or <see cref="Set"/> has named.</summary>
internal sealed record Local(string Name) : Expr;

/// <summary>The same of a mask.</summary>
internal sealed record NamedMask(string Name) : Mask;

/// <summary>A number that the method is given.</summary>
internal sealed record Given(string Name) : Expr;

/// <summary>A scalar in every lane.</summary>
internal sealed record Spread(Expr X) : Expr
{
    public override IEnumerable<Expr> Operands => [X];

    public override Expr WithOperands(Func<Expr, Expr> change) => new Spread(change(X));
}

internal enum UnaryOperation
{
    Negate, Abs, Sqrt,
}

internal sealed record Unary(UnaryOperation Operation, Expr X) : Expr
{
    public override IEnumerable<Expr> Operands => [X];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { X = change(X) };
}

internal enum BinaryOperation
{
    Add, Subtract, Multiply, Divide, Maximum, Minimum, MaximumNative, MinimumNative, CopySign,
}

internal sealed record Binary(BinaryOperation Operation, Expr Left, Expr Right) : Expr
{
    public override IEnumerable<Expr> Operands => [Left, Right];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { Left = change(Left), Right = change(Right) };
}

internal sealed record MultiplyAdd(Expr A, Expr B, Expr C) : Expr
{
    public override IEnumerable<Expr> Operands => [A, B, C];

    public override Expr WithOperands(Func<Expr, Expr> change) => new MultiplyAdd(change(A), change(B), change(C));
}

/// <summary>One value where the mask holds, another where it does not.</summary>
internal sealed record Select(Mask Mask, Expr Then, Expr Else) : Expr
{
    public override IEnumerable<Expr> Operands => [Mask, Then, Else];

    public override Expr WithOperands(Func<Expr, Expr> change) => Select((Mask)change(Mask), change(Then), change(Else));
}

/// <summary>A function of one value.</summary>
internal sealed record Call(Function Function, Expr X) : Expr
{
    public override IEnumerable<Expr> Operands => [X];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { X = change(X) };
}

/// <summary>The first lanes of a vector of so many; in the others 0, or another's.</summary>
internal sealed record FirstLanes(Expr X, int Count, int Lanes, Expr? Rest = null) : Expr
{
    public override IEnumerable<Expr> Operands => Rest is null ? [X] : [X, Rest];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { X = change(X), Rest = Rest is null ? null : change(Rest) };
}

/// <summary>All lanes of a vector in one number: their sum, or the largest.</summary>
internal sealed record Reduce(BinaryOperation Operation, Expr X) : Expr
{
    public override IEnumerable<Expr> Operands => [X];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { X = change(X) };
}

/// <summary>A number in double precision, whatever the network's scalar is.</summary>
internal sealed record Wide(Expr X) : Expr
{
    public override IEnumerable<Expr> Operands => [X];

    public override Expr WithOperands(Func<Expr, Expr> change) => new Wide(change(X));
}

/// <summary>An index as a number, in double precision.</summary>
internal sealed record Number(Index Index) : Expr;

/// <summary>A number of rows, in double precision.</summary>
internal sealed record Counted(Extent Extent) : Expr;

/// <summary>The sums of some vectors' lanes, each in a lane of its own, from the first given on; 0 in the others.</summary>
/// <param name="Vectors">What is summed.</param>
/// <param name="First">The lane of the first sum.</param>
/// <param name="Lanes">Lanes of the vectors.</param>
internal sealed record SumsOfLanes(EquatableArray<Expr> Vectors, int First, int Lanes) : Expr
{
    /// <summary>How many vectors are summed at a time: a transposition of quarters of a register.</summary>
    public const int Together = 4;

    public override IEnumerable<Expr> Operands => Vectors;

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { Vectors = Vectors.Select(change).ToEquatableArray() };
}

/// <summary>
/// Two vectors cut into stretches of so many lanes: the even stretches of both in turn, or the odd ones. Of a square of vectors, done for
/// each distance to those so far away, it is the transposition.
/// </summary>
/// <param name="Left">What the first stretch is of.</param>
/// <param name="Right">What the second one is of.</param>
/// <param name="Distance">Lanes of a stretch, a power of two.</param>
/// <param name="IsOdd">Whether the odd stretches are taken.</param>
/// <param name="Lanes">Lanes of the vectors.</param>
internal sealed record InTurn(Expr Left, Expr Right, int Distance, bool IsOdd, int Lanes) : Expr
{
    public override IEnumerable<Expr> Operands => [Left, Right];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { Left = change(Left), Right = change(Right) };
}

/// <summary>values·scale where dropout keeps an element, else 0: a function of the method's key and threshold and of the element's
/// number.</summary>
/// <param name="Element">The element's number behind the first; a vector's lanes follow.</param>
/// <param name="Values">What is kept or dropped.</param>
/// <param name="Scale">What kept values are multiplied by.</param>
/// <param name="Lanes">Elements.</param>
internal sealed record KeptByDropout(Index Element, Expr Values, Expr Scale, int Lanes = 1) : Expr
{
    public override IEnumerable<Expr> Operands => [Values, Scale];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { Values = change(Values), Scale = change(Scale) };
}

/// <summary>True or false, of a scalar or of each lane.</summary>
internal abstract record Mask : Expr;

internal enum Comparison
{
    Greater, Less, GreaterOrEqual, LessOrEqual, Equal,
}

internal sealed record Compare(Comparison Comparison, Expr Left, Expr Right) : Mask
{
    public override IEnumerable<Expr> Operands => [Left, Right];

    public override Expr WithOperands(Func<Expr, Expr> change) => this with { Left = change(Left), Right = change(Right) };
}

internal sealed record Both(Mask Left, Mask Right) : Mask
{
    public override IEnumerable<Expr> Operands => [Left, Right];

    public override Expr WithOperands(Func<Expr, Expr> change) => new Both((Mask)change(Left), (Mask)change(Right));
}
