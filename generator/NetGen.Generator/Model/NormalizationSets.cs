using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>What a sample's sets of values are: a position's channels, or a group's channels at all positions.</summary>
internal sealed record NormalizationSets(int Positions, int Channels, int Groups, NormalizationKind Kind)
{
    public bool PerPosition => Kind is NormalizationKind.Layer or NormalizationKind.RootMeanSquare;

    /// <summary>Whether the mean is taken away and a bias added.</summary>
    public bool IsCentered => Kind != NormalizationKind.RootMeanSquare;

    public int Count => PerPosition ? Positions : Groups;

    /// <summary>Positions of one set.</summary>
    public int PositionsOfSet => PerPosition ? 1 : Positions;

    /// <summary>Neighbouring channels of one set.</summary>
    public int ChannelsOfSet => Channels / Groups;

    /// <summary>Values of one set.</summary>
    public int Size => PositionsOfSet * ChannelsOfSet;

    /// <summary>What is kept of a set: a mean and a spread, or the spread alone.</summary>
    public int Numbers => IsCentered ? 2 : 1;

    /// <summary>Those of all sets of a sample.</summary>
    public TensorShape NumbersRow => new(checked(Numbers * Count));

    public string Text => (Kind == NormalizationKind.RootMeanSquare ? "Squares" : PerPosition ? "Positions" : "Groups" + T(Groups) + "Of")
        + T(Positions) + "x" + T(Channels);

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
