using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>φ and φ′ as vector expressions. The arguments are names of locals, so they may be used more than once.</summary>
internal static class ActivationText
{
    /// <summary>φ(x). Written so that NaN comes out of NaN: MaxNative returns its second operand then.</summary>
    public static string Value(KernelContext context, ActivationFunction? function, string x) => function switch
    {
        null => x,
        Relu => $"NGVector.MaxNative(NGLanes.Zero, {x})",
        LeakyRelu leaky => $"NGVector.MaxNative({x} * {context.Constant(leaky.Slope)}, {x})",
        Elu elu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({x}, NGLanes.Zero), {x}, {Scaled(context, elu.Alpha)}NGNumerics.VectorMath.ExpM1({x}))",
        Tanh => $"NGNumerics.VectorMath.Tanh({x})",
        Sigmoid => $"NGNumerics.VectorMath.Sigmoid({x})",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "An activation without text."),
    };

    /// <summary>g·φ′, φ′ from the output a = φ(x).</summary>
    public static string Derivative(KernelContext context, ActivationFunction? function, string g, string a) => function switch
    {
        null => g,
        Relu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, NGLanes.Zero)",
        LeakyRelu leaky => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, {g} * {context.Constant(leaky.Slope)})",
        Elu elu => $"NGVector.ConditionalSelect(NGVector.GreaterThan({a}, NGLanes.Zero), {g}, {g} * ({a} + {context.Constant(elu.Alpha)}))",
        Tanh => $"{g} * (NGLanes.One - {a} * {a})",
        Sigmoid => $"{g} * ({a} * (NGLanes.One - {a}))",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "An activation without text."),
    };

    /// <summary>The formula, for comments.</summary>
    public static string Name(ActivationFunction function) => function.GetType().Name.ToLowerInvariant();

    private static string Scaled(KernelContext context, double factor) => factor == 1 ? "" : context.Constant(factor) + " * ";
}
