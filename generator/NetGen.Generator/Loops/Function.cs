namespace NetGen.Generator.Loops;

/// <summary>
/// A function of one value that has a name of its own: what the runtime's VectorMath computes, or what is short enough to be written out.
/// Everything about it stands here once.
/// </summary>
/// <param name="name">Its name in VectorMath, and for readers.</param>
/// <param name="value">f in double.</param>
/// <param name="slope">f′(x) of x and y = f(x): of y alone where y determines it.</param>
/// <param name="keepsZero">Whether f(0) is exactly 0.</param>
/// <param name="definition">What is written out; null for a call of VectorMath.</param>
internal sealed class Function(string name, Func<double, double> value, Func<Expr, Expr, Expr> slope, bool keepsZero = false,
    Func<Expr, Expr>? definition = null)
{
    public string Name { get; } = name;

    public bool KeepsZero { get; } = keepsZero;

    /// <summary>A number that tells functions apart, the same in every process.</summary>
    public int Number { get; } = name.Aggregate(64, (number, letter) => unchecked((number * 31) + letter) & 0xFFFFFF);

    public double Value(double x) => value(x);

    public Expr Slope(Expr x, Expr y) => slope(x, y);

    public Expr? Definition(Expr x) => definition?.Invoke(x);

    /// <summary>f(x).</summary>
    public Expr Of(Expr x) => new Call(this, x);

    public override string ToString() => Name;
}
