using NetGen.Generator.Loops;

namespace NetGen.Generator.Printing;

/// <summary>Expressions of single numbers as C#: of the network's scalar, or of double where more precision is kept.</summary>
/// <param name="words">The words of the scalar.</param>
/// <param name="kinds">What names are.</param>
/// <param name="load">A load's text.</param>
/// <param name="index">The text of an index.</param>
/// <param name="vector">The text of a vector.</param>
internal sealed class ScalarText(Words words, Kinds kinds, Func<Access, string> load, Func<Loops.Index, string> index,
    Func<Expr, string> vector)
{
    private const int Choice = 1, Conjunction = 2, Relation = 3, Sum = 4, Product = 5, Prefix = 6, Primary = 7;

    /// <summary>An expression; a constant is of the kind.</summary>
    public string Of(Expr e, Kind kind) => Of(e, kind, 0);

    /// <summary>A number of the network's scalar type, as an operand.</summary>
    public string Narrowed(Expr e, Kind kind) =>
        kind == Kind.Wide && words.Scalar != "double" ? $"({words.Scalar}){Of(e, kind, Prefix)}" : Of(e, kind, 0);

    private string Of(Expr e, Kind kind, int around)
    {
        var (text, strength) = TextOf(e, kinds.Of(e) ?? kind);
        return strength < around ? "(" + text + ")" : text;
    }

    private (string Text, int Strength) TextOf(Expr e, Kind kind)
    {
        string In(Expr operand, int around) => Of(operand, kind, around);
        return e switch
        {
            Constant constant => (Literals.Of(constant.Value, TypeOf(kind)), constant.Value < 0 ? Prefix : Primary),
            Local local => (local.Name, Primary),
            NamedMask mask => (mask.Name, Primary),
            Given given => (given.Name, Primary),
            Load element => (load(element.Access), Primary),
            Wide { X: Constant constant } => (Literals.Of(constant.Value, "double"), Primary),
            Wide wide => words.Scalar == "double" || kinds.Of(wide.X) == Kind.Wide
                ? TextOf(wide.X, Kind.Wide)
                : ("(double)" + Of(wide.X, Kind.Scalar, Prefix), Prefix),
            Number { Index.IsConstant: true } number => (Literals.Of((double)number.Index.Constant, "double"), Primary),
            Number { Index: { Constant: 0, Terms: { Count: 1 } terms } } number when terms[0].Coefficient == 1 =>
                ("(double)" + index(number.Index), Prefix),
            Number number => ($"(double)({index(number.Index)})", Prefix),
            Counted counted => ("(double)" + LoopPrinter.EndText(counted.Extent), Prefix),
            Reduce { Operation: BinaryOperation.Add } sum => ($"NGVector.Sum({vector(sum.X)})", Primary),
            Reduce { Operation: BinaryOperation.Maximum } max => ($"NGNumerics.HorizontalSums.Max({vector(max.X)})", Primary),
            Unary { Operation: UnaryOperation.Negate } negated => ("-" + In(negated.X, Prefix), Prefix),
            Unary unary => ($"{TypeOf(kind)}.{unary.Operation}({In(unary.X, 0)})", Primary),
            Binary { Operation: BinaryOperation.Add } sum => ($"{In(sum.Left, Sum)} + {In(sum.Right, Sum + 1)}", Sum),
            Binary { Operation: BinaryOperation.Subtract } difference => ($"{In(difference.Left, Sum)} - {In(difference.Right, Sum + 1)}",
                Sum),
            Binary { Operation: BinaryOperation.Multiply } product => ($"{In(product.Left, Product)} * {In(product.Right, Product + 1)}",
                Product),
            Binary { Operation: BinaryOperation.Divide } quotient => ($"{In(quotient.Left, Product)} / {In(quotient.Right, Product + 1)}",
                Product),
            Binary binary => ($"{TypeOf(kind)}.{ExprText.NameOf(binary.Operation)}({In(binary.Left, 0)}, {In(binary.Right, 0)})", Primary),
            MultiplyAdd product => ($"{TypeOf(kind)}.MultiplyAddEstimate({In(product.A, 0)}, {In(product.B, 0)}, {In(product.C, 0)})",
                Primary),
            Select choice => ($"{In(choice.Mask, Choice + 1)} ? {In(choice.Then, Choice + 1)} : {In(choice.Else, Choice)}", Choice),
            Both both => ($"{In(both.Left, Conjunction)} && {In(both.Right, Conjunction + 1)}", Conjunction),
            Compare compare => ($"{In(compare.Left, Relation + 1)} {SignOf(compare.Comparison)} {In(compare.Right, Relation + 1)}",
                Relation),
            Call call when call.Function.Definition(call.X) is { } definition => TextOf(definition, kind),
            Call call => ($"{words.Of("VectorMath")}.{call.Function.Name}({In(call.X, 0)})", Primary),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without text as one number."),
        };
    }

    private string TypeOf(Kind kind) => kind == Kind.Wide ? "double" : words.Scalar;

    private static string SignOf(Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.Less => "<",
        Comparison.GreaterOrEqual => ">=",
        Comparison.LessOrEqual => "<=",
        Comparison.Equal => "==",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "A comparison without a sign."),
    };
}
