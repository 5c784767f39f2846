using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>What becomes of a row's sum of products: a scale and a shift, φ or φ′, and where it is stored.</summary>
internal sealed class ProductEnd
{
    private readonly ProductFinish _finish;
    private readonly ActivationFunction? _epilogue;
    private readonly bool _isGradient;
    private readonly BufferArgument _bias, _affine, _output;
    private readonly BufferArgument? _activated;

    public ProductEnd(Layout layout, int width, int stride, ProductFinish finish, ActivationFunction? epilogue, bool isGradient)
    {
        (_finish, _epilogue, _isGradient) = (finish, epilogue, isGradient);
        (_bias, _affine) = (layout.Vector("bias", width), layout.Vectors("affine", 2, width, ChannelRows.StrideOf(width)));
        _activated = isGradient && epilogue is not null ? layout.Rows("activated", width, stride) : null;
        _output = layout.Rows("output", width, stride, BufferUse.Write);
    }

    /// <summary>A number for each column that the sum starts from, or that is added to it, where the finish is a bias.</summary>
    public Buffer Bias => _bias.Buffer;

    /// <summary>What follows the matrices, up to the number of rows.</summary>
    public IEnumerable<Argument> Arguments => new[]
    {
        _finish == ProductFinish.Bias ? _bias : _finish == ProductFinish.Affine ? _affine : null, _activated, _output,
    }.OfType<Argument>();

    /// <summary>The end of a formula, from behind the product on.</summary>
    public string Description => _isGradient
        ? ")" + (_epilogue is null ? "" : $" ⊙ {LoopKernel.PhiOf(_epilogue)}′") + "."
        : (_finish switch { ProductFinish.Bias => " + b", ProductFinish.Affine => " ⊙ s + t", ProductFinish.None => "", _ => throw new ArgumentOutOfRangeException(nameof(_finish)) }) + ").";

    /// <summary>The statements that follow the sum.</summary>
    public IEnumerable<Statement> Of(Expr sum)
    {
        var (row, column) = (LoopKernel.Row, LoopKernel.Column);
        var z = sum;
        // Without anything in between, the sum is what φ is applied to.
        if (_finish == ProductFinish.Affine || sum is not Local)
        {
            yield return new Let("z", _finish == ProductFinish.Affine
                ? MultiplyAdd(sum, new Load(_affine.Buffer.At(0, column)), new Load(_affine.Buffer.At(1, column))) : sum);
            z = Expr.Of("z");
        }
        if (_activated is not null)
            yield return new Let("s", new Load(_activated.Buffer.At(row, column)));
        yield return new Store(_output.Buffer.At(row, column),
            _activated is null ? LoopKernel.Apply(_isGradient ? null : _epilogue, z) : _epilogue!.Backward(z, Expr.Of("s")));
    }
}
