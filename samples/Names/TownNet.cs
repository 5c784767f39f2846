using NetGen;

namespace Names;

/// <summary>Of each letter of a name, how likely each letter is to follow, and how likely the name is to end there.</summary>
[Network]
[Tokens(Letters, Steps = MostSteps, Ragged = true)]
[Embedding(16)]
[Lstm(96, ReturnSequence = true), Dropout(0.2)]
[Dense(Letters), Softmax]
[CrossEntropy, Adam(0.004), CosineDecay, ClipNorm(1)]
[Target(TargetKind.ClassMap, Classes = Letters)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class TownNet
{
    /// <summary>The letters of the names, capital and small, the space, the edge of a name, and what is none of them.</summary>
    public const int Letters = 54;

    /// <summary>The longest name, and the edge in front of it.</summary>
    public const int MostSteps = 21;
}
