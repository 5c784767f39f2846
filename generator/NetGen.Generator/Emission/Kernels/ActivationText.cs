using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// φ and φ′ as vector expressions. The arguments are names of locals, so they may be used more than once. What takes more than a few
/// operations stands in the runtime's VectorMath.
/// </summary>
internal static class ActivationText
{
    /// <summary>φ(x). Written so that NaN comes out of NaN: MaxNative returns its second operand then.</summary>
    public static string Value(KernelContext context, ActivationFunction? function, string x) => function switch
    {
        null => x,
        Relu => $"NGVector.MaxNative(NGLanes.Zero, {x})",
        LeakyRelu leaky => $"NGVector.MaxNative({x} * {context.Constant(leaky.Slope)}, {x})",
        Elu elu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({x}, NGLanes.Zero), {x}, {Scaled(context, elu.Alpha)}NGNumerics.VectorMath.ExpM1({x}))",
        Selu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({x}, NGLanes.Zero), {context.Constant(Selu.Lambda)} * {x}, {context.Constant(Selu.Lambda * Selu.Alpha)} * NGNumerics.VectorMath.ExpM1({x}))",
        Relu6 => $"NGVector.MinNative({context.Constant(6)}, NGVector.MaxNative(NGLanes.Zero, {x}))",
        Softsign => $"{x} / (NGLanes.One + NGVector.Abs({x}))",
        HardSigmoid => HardSigmoidOf(context, x),
        HardSwish => $"{x} * {HardSigmoidOf(context, x)}",
        Gelu { Approximate: true } => $"NGNumerics.VectorMath.GeluTanh({x})",
        Gelu or Silu or Mish or Softplus or Exp or Tanh or Sigmoid => $"NGNumerics.VectorMath.{function.GetType().Name}({x})",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "An activation without text."),
    };

    /// <summary>g·φ′, φ′ from a: the output φ(x), or x itself where <see cref="ActivationFunction.DerivativeReadsInput"/>.</summary>
    public static string Derivative(KernelContext context, ActivationFunction? function, string g, string a) => function switch
    {
        null => g,
        Relu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, NGLanes.Zero)",
        LeakyRelu leaky => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, {g} * {context.Constant(leaky.Slope)})",
        Elu elu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, {g} * ({a} + {context.Constant(elu.Alpha)}))",
        Selu => $"{g} * NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {context.Constant(Selu.Lambda)}, {a} + {context.Constant(Selu.Lambda * Selu.Alpha)})",
        Relu6 => $"NGVector.ConditionalSelect({IsBetween(context, a, 6)}, {g}, NGLanes.Zero)",
        HardSigmoid => $"NGVector.ConditionalSelect({IsBetween(context, a, 1)}, {g} * {context.Constant(1.0 / 6)}, NGLanes.Zero)",
        HardSwish => $"NGVector.ConditionalSelect(NGVector.LessThanOrEqual(NGVector.Abs({a}), {context.Constant(3)}), "
            + $"{g} * {KernelContext.MultiplyAdd(a, context.Constant(1.0 / 3), context.Constant(0.5))}, NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, NGLanes.Zero))",
        Softplus => $"{g} * -NGNumerics.VectorMath.ExpM1(-{a})",
        Softsign => $"{g} * ((NGLanes.One - NGVector.Abs({a})) * (NGLanes.One - NGVector.Abs({a})))",
        Exp => $"{g} * {a}",
        Gelu { Approximate: true } => $"{g} * NGNumerics.VectorMath.GeluTanhDerivative({a})",
        Gelu or Silu or Mish => $"{g} * NGNumerics.VectorMath.{function.GetType().Name}Derivative({a})",
        Tanh => $"{g} * (NGLanes.One - {a} * {a})",
        Sigmoid => $"{g} * ({a} * (NGLanes.One - {a}))",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "An activation without text."),
    };

    /// <summary>The formula, for comments.</summary>
    public static string Name(ActivationFunction function) => function.GetType().Name.ToLowerInvariant();

    private static string HardSigmoidOf(KernelContext context, string x) =>
        $"NGVector.MinNative(NGLanes.One, NGVector.MaxNative(NGLanes.Zero, {KernelContext.MultiplyAdd(x, context.Constant(1.0 / 6), context.Constant(0.5))}))";

    private static string IsBetween(KernelContext context, string a, double end) =>
        $"NGVector.BitwiseAnd(NGVector.GreaterThan({a}, NGLanes.Zero), NGVector.LessThan({a}, {context.Constant(end)}))";

    private static string Scaled(KernelContext context, double factor) => factor == 1 ? "" : context.Constant(factor) + " * ";
}
