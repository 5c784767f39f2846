using Explorer.Compiling;

namespace Explorer.Galleries;

/// <summary>Networks that differ in one thing: the words they have in common.</summary>
internal static class Nets
{
    /// <summary>A network for the digits: hidden layers of one kind.</summary>
    /// <param name="name">The class.</param>
    /// <param name="depth">Hidden layers.</param>
    /// <param name="width">Units of each.</param>
    /// <param name="activation">What stands behind each; several, separated by commas, in that order.</param>
    /// <param name="init">The rest of each Dense's arguments.</param>
    /// <param name="optimizer">The optimizer and what else is said of the training.</param>
    /// <param name="input">The input and what is done to it.</param>
    /// <param name="epochs">Passes over the samples.</param>
    public static Declaration Digits(
        string name, int depth, int width, string activation, string init = "", string optimizer = "Sgd(0.01, Momentum = 0.9)",
        string input = "Input(64), Standardize", int epochs = 8) => new(name,
    [
        input, .. Enumerable.Repeat($"Dense({width}{(init == "" ? "" : ", " + init)}), {activation}", depth), "Dense(10), Softmax",
        $"CrossEntropy, {optimizer}", $"Training(Epochs = {epochs}, BatchSize = 32)",
    ]);

    /// <summary>One unit that passes its input on, and an activation.</summary>
    public static Declaration Function(string name, string activation) =>
        new(name, ["Input(1)", $"Dense(1, Init = Init.Identity), {activation}", "MeanSquaredError, Sgd(0.1)"]);
}
