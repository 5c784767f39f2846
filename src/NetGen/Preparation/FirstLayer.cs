using System.ComponentModel;

namespace NetGen.Preparation;

/// <summary>
/// A layer that reads the prepared samples, and where its weights lie among the parameters: rows × outputs, a row for each input that a
/// unit sees; of a convolution for each tap of its window and each channel of a group. Immutable.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Weights">Where its weights begin.</param>
/// <param name="Bias">Where its biases begin; −1 for none.</param>
/// <param name="Outputs">Units, or filters.</param>
/// <param name="Inputs">What its weights tell apart: all features of a dense layer, the channels of a convolution.</param>
/// <param name="Taps">Positions of the window; 1 of a dense layer.</param>
/// <param name="Groups">Groups of a convolution, each of which sees its share of the inputs.</param>
/// <param name="InputMajor">Whether the weights of a row lie together; else those of an output.</param>
/// <param name="IsPadded">Whether it also reads zeros that no preprocessing has moved.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FirstLayer(string Name, int Weights, int Bias, int Outputs, int Inputs, int Taps, int Groups, bool InputMajor,
    bool IsPadded)
{
    /// <summary>Weights of an output.</summary>
    internal int Rows => Taps * Inputs / Groups;

    /// <summary>Where a weight lies.</summary>
    internal int PlaceOf(int row, int output) => Weights + (InputMajor ? (row * Outputs) + output : (output * Rows) + row);

    /// <summary>The input that a weight reads: features of an image, in the order (row, column, channel), repeat them.</summary>
    internal int InputOf(int row, int output)
    {
        int inGroup = Inputs / Groups;
        return (output / (Outputs / Groups) * inGroup) + (row % inGroup);
    }
}
