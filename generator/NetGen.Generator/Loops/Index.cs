using System.Globalization;

namespace NetGen.Generator.Loops;

/// <summary>An affine index, Σ coefficient·variable + constant. It folds itself: no term is 0, no variable stands twice, and terms keep
/// the order in which they came.</summary>
internal sealed record Index(EquatableArray<Term> Terms, int Constant)
{
    public static readonly Index Zero = new(EquatableArray<Term>.Empty, 0);

    public static Index Of(Variable variable) => new(new[] { new Term(variable, 1) }.ToEquatableArray(), 0);

    public static implicit operator Index(int constant) => new(EquatableArray<Term>.Empty, constant);

    public static implicit operator Index(Variable variable) => Of(variable);

    public static Index operator +(Index left, Index right)
    {
        if (right.IsConstant || left.IsConstant)
            return new(right.IsConstant ? left.Terms : right.Terms, checked(left.Constant + right.Constant));
        var terms = left.Terms.ToList();
        foreach (var term in right.Terms)
        {
            var at = terms.FindIndex(own => own.Variable == term.Variable);
            if (at < 0)
                terms.Add(term);
            else
                terms[at] = terms[at] with { Coefficient = checked(terms[at].Coefficient + term.Coefficient) };
        }
        return new(terms.Where(term => term.Coefficient != 0).ToEquatableArray(), checked(left.Constant + right.Constant));
    }

    public static Index operator *(Index index, int factor) => factor == 0 ? Zero : factor == 1 ? index : new(
        index.Terms.Select(term => term with { Coefficient = checked(term.Coefficient * factor) }).ToEquatableArray(),
        checked(index.Constant * factor));

    public static Index operator -(Index left, Index right) => left + (right * -1);

    public bool IsConstant => Terms.Count == 0;

    public int CoefficientOf(Variable variable)
    {
        foreach (var term in Terms)
        {
            if (term.Variable == variable)
                return term.Coefficient;
        }
        return 0;
    }

    /// <summary>The index with a variable's value put in.</summary>
    public Index With(Variable variable, Index value) =>
        CoefficientOf(variable) is var coefficient && coefficient == 0 ? this : this - (Of(variable) * coefficient) + (value * coefficient);

    public override string ToString() => string.Join(" + ", Terms
        .Select(term => term.Coefficient == 1
            ? term.Variable.Name
            : term.Coefficient.ToString(CultureInfo.InvariantCulture) + "·" + term.Variable.Name)
        .Concat(Constant != 0 || IsConstant ? [Constant.ToString(CultureInfo.InvariantCulture)] : []));
}

/// <summary>A variable's part of an index.</summary>
internal sealed record Term(Variable Variable, int Coefficient);
