using NetGen.Generator.Loops;

namespace NetGen.Generator.Printing;

/// <summary>Expressions as C#: of vectors, scalars among them spread over the lanes.</summary>
/// <param name="words">The words of the scalar.</param>
/// <param name="kinds">What names are.</param>
/// <param name="load">A load's text.</param>
/// <param name="element">The text of an element's number, of type uint.</param>
/// <param name="index">The text of an index, of type nuint.</param>
internal sealed class ExprText(
    Words words, Kinds kinds, Func<Access, string> load, Func<Loops.Index, string> element, Func<Loops.Index, string> index)
{
    private const int Sum = 1, Product = 2, Prefix = 3, Primary = 4;

    /// <summary>An expression of named locals alone.</summary>
    public static string OfLocals(Words words, Expr e) => new ExprText(
        words, new Kinds(), access => throw new NotSupportedException($"{access} in an expression of locals."), Refused, Refused).Of(e);

    private static string Refused(Loops.Index index) => throw new NotSupportedException($"{index} in an expression of locals.");

    public string Of(Expr e) => Of(e, 0);

    private string Of(Expr e, int around)
    {
        var (text, strength) = TextOf(e);
        return strength < around ? "(" + text + ")" : text;
    }

    private (string Text, int Strength) TextOf(Expr e)
    {
        return e switch
        {
            Constant constant => (words.Constant(constant.Value), Primary),
            Local or Load or Given or Reduce or Wide or Number or Counted when kinds.Of(e) is Kind.Scalar or Kind.Wide =>
                ($"NGVector.Create({NarrowedOf(e)})", Primary),
            Local local => (local.Name, Primary),
            NamedMask mask => (mask.Name, Primary),
            Load vector => (load(vector.Access), Primary),
            Spread { X: var number } when kinds.Of(number) is Kind.Scalar or Kind.Wide => ($"NGVector.Create({NarrowedOf(number)})",
                Primary),
            Spread spread => TextOf(spread.X),
            Unary { Operation: UnaryOperation.Negate } negated => ("-" + Of(negated.X, Prefix), Prefix),
            Unary unary => ($"NGVector.{unary.Operation}({Of(unary.X, 0)})", Primary),
            Binary { Operation: BinaryOperation.Add } sum => ($"{Of(sum.Left, Sum)} + {Of(sum.Right, Sum + 1)}", Sum),
            Binary { Operation: BinaryOperation.Subtract } difference => ($"{Of(difference.Left, Sum)} - {Of(difference.Right, Sum + 1)}",
                Sum),
            Binary { Operation: BinaryOperation.Multiply } product => ($"{Of(product.Left, Product)} * {Of(product.Right, Product + 1)}",
                Product),
            Binary { Operation: BinaryOperation.Divide } quotient => ($"{Of(quotient.Left, Product)} / {Of(quotient.Right, Product + 1)}",
                Product),
            Binary binary => ($"NGVector.{NameOf(binary.Operation)}({Of(binary.Left, 0)}, {Of(binary.Right, 0)})", Primary),
            MultiplyAdd product => ($"NGVector.MultiplyAddEstimate({Of(product.A, 0)}, {Of(product.B, 0)}, {Of(product.C, 0)})", Primary),
            Select { Else: Constant { Value: 0 } } choice => ($"NGVector.BitwiseAnd({Of(choice.Mask, 0)}, {Of(choice.Then, 0)})", Primary),
            Select { Then: Constant { Value: 0 } } choice => ($"NGVector.AndNot({Of(choice.Else, 0)}, {Of(choice.Mask, 0)})", Primary),
            Select choice => ($"NGVector.ConditionalSelect({Of(choice.Mask, 0)}, {Of(choice.Then, 0)}, {Of(choice.Else, 0)})", Primary),
            Compare compare => ($"NGVector.{NameOf(compare.Comparison)}({Of(compare.Left, 0)}, {Of(compare.Right, 0)})", Primary),
            Both both => ($"NGVector.BitwiseAnd({Of(both.Left, 0)}, {Of(both.Right, 0)})", Primary),
            Call call when call.Function.Definition(call.X) is { } definition => TextOf(definition),
            Call call => ($"{words.Of("VectorMath")}.{call.Function.Name}({Of(call.X, 0)})", Primary),
            FirstLanes { Rest: { } rest } first => ($"NGVector.ConditionalSelect({MaskName(first.Count)}, {Of(first.X, 0)}, {Of(rest, 0)})",
                Primary),
            FirstLanes first => ($"NGVector.BitwiseAnd({Of(first.X, 0)}, {MaskName(first.Count)})", Primary),
            SumsOfLanes { First: 0, Vectors: { Count: 1 } one } => ($"NGVector.CreateScalar(NGVector.Sum({Of(one[0], 0)}))", Primary),
            SumsOfLanes sums => (SumsText(sums), Primary),
            InTurn turn => ($"NGNumerics.Transposition.{(turn.IsOdd ? "Odd" : "Even")}({Of(turn.Left, 0)}, {Of(turn.Right, 0)}, "
                + $"{Words.Int(turn.Distance)})", Primary),
            KeptByDropout kept => ($"{words.Of("DropoutMask")}.Keep(key, firstElement + {element(kept.Element)}, keepBelow, "
                + $"{Of(kept.Values, 0)}, {Of(kept.Scale, 0)})", Primary),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without text."),
        };
    }

    /// <summary>As many vectors as the runtime sums at a time: what is missing is 0.</summary>
    private string SumsText(SumsOfLanes sums)
    {
        var vectors = Enumerable.Range(0, Math.Min(SumsOfLanes.Together, sums.Lanes))
            .Select(i => i < sums.Vectors.Count ? Of(sums.Vectors[i], 0) : words.Constant(0));
        return $"NGNumerics.HorizontalSums.Of({string.Join(", ", vectors)}{(sums.First == 0 ? "" : ", " + Words.Int(sums.First))})";
    }

    /// <summary>The local that holds the mask of the first lanes.</summary>
    public static string MaskName(int count) => "first" + Words.Int(count);

    /// <summary>A single number, as it is.</summary>
    public string NumberOf(Expr e) => Numbers.Of(e, kinds.Of(e) ?? Kind.Scalar);

    /// <summary>A single number of the network's scalar type.</summary>
    public string NarrowedOf(Expr e) => Numbers.Narrowed(e, kinds.Of(e) ?? Kind.Scalar);

    private ScalarText Numbers => new(words, kinds, load, index, Of);

    public static string NameOf(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Maximum => "Max",
        BinaryOperation.Minimum => "Min",
        BinaryOperation.MaximumNative => "MaxNative",
        BinaryOperation.MinimumNative => "MinNative",
        BinaryOperation.CopySign => "CopySign",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without a method."),
    };

    private static string NameOf(Comparison comparison) => comparison switch
    {
        Comparison.Greater => "GreaterThan",
        Comparison.Less => "LessThan",
        Comparison.GreaterOrEqual => "GreaterThanOrEqual",
        Comparison.LessOrEqual => "LessThanOrEqual",
        Comparison.Equal => "Equals",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "A comparison without a method."),
    };
}
