using NetGen.Generator.Loops;

namespace NetGen.Generator.Printing;

/// <summary>Expressions as C#: of vectors, scalars among them spread over the lanes.</summary>
/// <param name="words">The words of the scalar.</param>
/// <param name="load">A load's text.</param>
/// <param name="element">The text of an element's number, of type uint.</param>
internal sealed class ExprText(Words words, Func<Access, string> load, Func<Loops.Index, string> element)
{
    private const int Sum = 1, Product = 2, Prefix = 3, Primary = 4;

    /// <summary>An expression of named locals alone.</summary>
    public static string OfLocals(Words words, Expr e) => new ExprText(
        words, access => throw new NotSupportedException($"{access} in an expression of locals."), index => throw new NotSupportedException($"{index} in an expression of locals.")).Of(e);

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
            Local local => (local.Name, Primary),
            NamedMask mask => (mask.Name, Primary),
            Load { Access.Lanes: 1 } scalar => ($"NGVector.Create({load(scalar.Access)})", Primary),
            Load vector => (load(vector.Access), Primary),
            Given given => ($"NGVector.Create({given.Name})", Primary),
            Spread { X: Given given } => ($"NGVector.Create({given.Name})", Primary),
            Spread spread => TextOf(spread.X),
            Unary { Operation: UnaryOperation.Negate } negated => ("-" + Of(negated.X, Prefix), Prefix),
            Unary unary => ($"NGVector.{unary.Operation}({Of(unary.X, 0)})", Primary),
            Binary { Operation: BinaryOperation.Add } sum => ($"{Of(sum.Left, Sum)} + {Of(sum.Right, Sum + 1)}", Sum),
            Binary { Operation: BinaryOperation.Subtract } difference => ($"{Of(difference.Left, Sum)} - {Of(difference.Right, Sum + 1)}", Sum),
            Binary { Operation: BinaryOperation.Multiply } product => ($"{Of(product.Left, Product)} * {Of(product.Right, Product + 1)}", Product),
            Binary { Operation: BinaryOperation.Divide } quotient => ($"{Of(quotient.Left, Product)} / {Of(quotient.Right, Product + 1)}", Product),
            Binary binary => ($"NGVector.{NameOf(binary.Operation)}({Of(binary.Left, 0)}, {Of(binary.Right, 0)})", Primary),
            MultiplyAdd product => ($"NGVector.MultiplyAddEstimate({Of(product.A, 0)}, {Of(product.B, 0)}, {Of(product.C, 0)})", Primary),
            Select { Else: Constant { Value: 0 } } choice => ($"NGVector.BitwiseAnd({Of(choice.Mask, 0)}, {Of(choice.Then, 0)})", Primary),
            Select { Then: Constant { Value: 0 } } choice => ($"NGVector.AndNot({Of(choice.Else, 0)}, {Of(choice.Mask, 0)})", Primary),
            Select choice => ($"NGVector.ConditionalSelect({Of(choice.Mask, 0)}, {Of(choice.Then, 0)}, {Of(choice.Else, 0)})", Primary),
            Compare compare => ($"NGVector.{NameOf(compare.Comparison)}({Of(compare.Left, 0)}, {Of(compare.Right, 0)})", Primary),
            Both both => ($"NGVector.BitwiseAnd({Of(both.Left, 0)}, {Of(both.Right, 0)})", Primary),
            Call call when call.Function.Definition(call.X) is { } definition => TextOf(definition),
            Call call => ($"{words.Of("VectorMath")}.{call.Function.Name}({Of(call.X, 0)})", Primary),
            FirstLanes first => ($"NGVector.BitwiseAnd({Of(first.X, 0)}, {MaskName(first.Count)})", Primary),
            KeptByDropout kept => (
                $"{words.Of("DropoutMask")}.Keep(key, firstElement + {element(kept.Element)}, keepBelow, {Of(kept.Values, 0)}, {Of(kept.Scale, 0)})", Primary),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without text."),
        };
    }

    /// <summary>The local that holds the mask of the first lanes.</summary>
    public static string MaskName(int count) => "first" + Words.Int(count);

    private static string NameOf(BinaryOperation operation) => operation switch
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
