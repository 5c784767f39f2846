using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Model;

/// <summary>The statements of an update, of one element: an optimizer writes its step with these words.</summary>
/// <param name="place">Where an element of a tensor is.</param>
internal sealed class UpdateStep(Func<string, Access> place)
{
    private readonly List<Statement> _statements = [];

    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>g, clipped, with what joins it of decay and penalties.</summary>
    public Expr Gradient => Expr.Of("g");

    public Expr Weight => Expr.Of("w");

    public Expr Rate => this["rate"];

    /// <summary>A scalar by its name.</summary>
    public Expr this[string scalar] => new Given(scalar);

    /// <summary>What a tensor has been until now.</summary>
    public Expr Load(string tensor) => new Load(place(tensor));

    public void Store(string tensor, Expr value) => _statements.Add(new Store(place(tensor), value));

    /// <summary>A name for a value.</summary>
    public Expr Name(string name, Expr value)
    {
        _statements.Add(new Let(name, value));
        return Expr.Of(name);
    }

    /// <summary>A name for the new value of a state tensor, which is also stored.</summary>
    public Expr Keep(string name, Expr value, string state)
    {
        var local = Name(name, value);
        Store(state, local);
        return local;
    }

    /// <summary>The weight becomes something else.</summary>
    public void Become(Expr value) => _statements.Add(new Set("w", value));

    /// <summary>w ← w − step.</summary>
    public void Move(Expr step) => Become(Weight - step);

    /// <summary>The direction of a step whose length follows from the norms of weights and directions.</summary>
    public void Head(Expr direction) => Store("directions", direction);

    /// <summary>βm + (1 − β)x.</summary>
    public Expr Mean(string state, string keep, Expr x) => MultiplyAdd(this[keep], Load(state), (1 - this[keep]) * x);

    /// <summary>βv + (1 − β)x².</summary>
    public Expr MeanSquare(string state, string keep, Expr x) => MultiplyAdd(this[keep], Load(state), (1 - this[keep]) * x * x);

    /// <summary>m and v, as the Adam family has them.</summary>
    public (Expr Mean, Expr Variance) Moments() =>
        (Keep("m", Mean("means", "beta1", Gradient), "means"), Keep("v", MeanSquare("variances", "beta2", Gradient), "variances"));
}
