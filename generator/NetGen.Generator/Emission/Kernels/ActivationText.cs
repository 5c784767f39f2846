using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>φ and φ′ as text, of names of locals, for the kernels that are not loop nests yet.</summary>
internal static class ActivationText
{
    public static string Value(KernelContext context, ActivationFunction? function, string x) =>
        function is null ? x : ExprText.OfLocals(context.Words, Cheapest.Of(function.Of(Expr.Of(x))));

    /// <summary>g·φ′, φ′ from a: the output φ(x), or x itself where <see cref="ActivationFunction.DerivativeReadsInput"/>.</summary>
    public static string Derivative(KernelContext context, ActivationFunction? function, string g, string a) =>
        function is null ? g : ExprText.OfLocals(context.Words, function.Backward(Expr.Of(g), Expr.Of(a)));

    /// <summary>The formula, for comments.</summary>
    public static string Name(ActivationFunction function) => function.Name.ToLowerInvariant();
}
