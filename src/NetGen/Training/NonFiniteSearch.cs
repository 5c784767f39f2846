using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// Finds where a value first stopped being finite. Runs only when a step has already failed; each method throws if it finds one.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NonFiniteSearch
{
    /// <summary>Looks through the samples of a micro-batch, as the first layer reads them.</summary>
    /// <exception cref="NonFiniteValueException">A feature is not finite; the message names it.</exception>
    public static void Inputs<T>(long step, ref T inputs, ref nint offsets, int samples, int inputLength) where T : unmanaged, INumber<T>
    {
        for (var sample = 0; sample < samples; sample++)
        {
            var values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref inputs, Unsafe.Add(ref offsets, sample)), inputLength);
            Throw(step, "input", "feature", values);
        }
    }

    /// <summary>Looks through the parameters, or through their gradients.</summary>
    /// <exception cref="NonFiniteValueException">One is not finite; the message names the layer and the tensor.</exception>
    public static void Parameters<T>(long step, NetworkSummary summary, ReadOnlySpan<T> values, bool gradients)
        where T : unmanaged, INumber<T>
    {
        foreach (var parameter in summary.Parameters)
        {
            var kind = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
            Throw(step, parameter.Layer, gradients ? kind + " gradient" : kind, values.Slice(parameter.Offset, parameter.Length));
        }
    }

    /// <summary>Looks through a layer's outputs in the workspace.</summary>
    /// <exception cref="NonFiniteValueException">One is not finite.</exception>
    public static void Rows<T>(long step, string layer, ReadOnlySpan<T> workspace, int rows, int width, int stride)
        where T : unmanaged, INumber<T>
    {
        for (var row = 0; row < rows; row++)
            Throw(step, layer, "output", workspace.Slice(row * stride, width));
    }

    private static void Throw<T>(long step, string layer, string quantity, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
                NonFinite.Throw(step, layer, quantity, i, double.CreateTruncating(values[i]));
        }
    }
}
