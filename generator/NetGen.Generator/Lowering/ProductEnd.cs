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
    private readonly Loops.Index[] _at;

    public ProductEnd(Layout layout, int width, int stride, ProductFinish finish, ActivationFunction? epilogue, bool isGradient)
        : this(layout, [width], stride, finish, epilogue, isGradient, [LoopKernel.Column])
    {
    }

    /// <param name="layout">How memory lies.</param>
    /// <param name="sizes">Of a row; the last is that of the columns.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="finish">What is done to the sum.</param>
    /// <param name="epilogue">φ, or null.</param>
    /// <param name="isGradient">Whether φ′ is meant.</param>
    /// <param name="at">Where in the row the sum's result lies; the last is the column.</param>
    public ProductEnd(
        Layout layout, IReadOnlyList<int> sizes, int stride, ProductFinish finish, ActivationFunction? epilogue, bool isGradient,
        Loops.Index[] at)
    {
        (_finish, _epilogue, _isGradient, _at) = (finish, epilogue, isGradient, at);
        var width = sizes[sizes.Count - 1];
        (_bias, _affine) = (layout.Vector("bias", width), layout.Vectors("affine", 2, width, ChannelRows.StrideOf(width)));
        _activated = isGradient && epilogue is not null ? layout.Rows("activated", sizes, stride) : null;
        _output = layout.Rows("output", sizes, stride, BufferUse.Write);
    }

    private Loops.Index Column => _at[_at.Length - 1];

    /// <summary>A number for each column that is added to the sum where the finish is a bias.</summary>
    public Buffer Bias => _bias.Buffer;

    /// <summary>What a sum starts from that the bias is not added to later.</summary>
    public Expr Start => _finish == ProductFinish.Bias ? new Load(_bias.Buffer.At(Column)) : 0;

    /// <summary>What follows the matrices, up to the number of rows.</summary>
    public IEnumerable<Argument> Arguments => new[]
    {
        _finish == ProductFinish.Bias ? _bias : _finish == ProductFinish.Affine ? _affine : null, _activated, _output,
    }.OfType<Argument>();

    /// <summary>The end of a formula, from behind the product on.</summary>
    public string Description => _isGradient
        ? ")" + (_epilogue is null ? "" : $" ⊙ {LoopKernel.PhiOf(_epilogue)}′") + "."
        : (_finish switch
        {
            ProductFinish.Bias => " + b",
            ProductFinish.Affine => " ⊙ s + t",
            ProductFinish.None => "",
            _ => throw new ArgumentOutOfRangeException(nameof(_finish))
        }) + ").";

    /// <summary>The statements that follow the sum.</summary>
    public IEnumerable<Statement> Of(Expr sum)
    {
        Loops.Index[] place = [LoopKernel.Row, .. _at];
        var z = sum;
        // Without anything in between, the sum is what φ is applied to.
        if (_finish == ProductFinish.Affine || sum is not Local)
        {
            yield return new Let("z", _finish == ProductFinish.Affine
                ? MultiplyAdd(sum, new Load(_affine.Buffer.At(0, Column)), new Load(_affine.Buffer.At(1, Column))) : sum);
            z = Expr.Of("z");
        }
        if (_activated is not null)
            yield return new Let("s", new Load(_activated.Buffer.At(place)));
        yield return new Store(_output.Buffer.At(place),
            _activated is null ? LoopKernel.Apply(_isGradient ? null : _epilogue, z) : _epilogue!.Backward(z, Expr.Of("s")));
    }
}
