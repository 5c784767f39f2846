namespace NetGen.Generator.Model;

/// <summary>What a sample's sets of values are: a position's channels, or a group's channels at all positions.</summary>
internal sealed record NormalizationSets(int Positions, int Channels, int Groups, bool PerPosition)
{
    public int Count => PerPosition ? Positions : Groups;

    /// <summary>Positions of one set.</summary>
    public int PositionsOfSet => PerPosition ? 1 : Positions;

    /// <summary>Neighbouring channels of one set.</summary>
    public int ChannelsOfSet => Channels / Groups;

    /// <summary>Values of one set.</summary>
    public int Size => PositionsOfSet * ChannelsOfSet;

    public string Text => (PerPosition ? "Positions" : "Groups" + Groups.ToString(System.Globalization.CultureInfo.InvariantCulture) + "Of")
        + Positions.ToString(System.Globalization.CultureInfo.InvariantCulture) + "x" + Channels.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
