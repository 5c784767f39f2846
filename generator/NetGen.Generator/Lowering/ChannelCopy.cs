using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>Copies channels of every position between images of different channel counts: one part of a concatenation, or of its
/// gradient.</summary>
/// <param name="Positions">Pixels.</param>
/// <param name="Channels">How many channels are copied.</param>
/// <param name="FromChannels">Channels of a source pixel.</param>
/// <param name="FromStart">The first channel read.</param>
/// <param name="FromStride">From sample to sample.</param>
/// <param name="ToChannels">Channels of a target pixel.</param>
/// <param name="ToStart">The first channel written.</param>
/// <param name="ToStride">From sample to sample.</param>
internal sealed record ChannelCopyKernel(
    int Positions, int Channels, int FromChannels, int FromStart, int FromStride, int ToChannels, int ToStart, int ToStride) : LoopKernel
{
    public override string Name =>
        "CopyChannels" + Text(Positions) + "x" + Text(Channels) + "From" + Text(FromStart) + "Of" + Text(FromChannels)
        + "To" + Text(ToStart) + "Of" + Text(ToChannels);

    public override Method Lower(Layout layout)
    {
        var from = layout.Rows("from", Positions, FromChannels, FromStride);
        // The other channels are other copies'.
        var to = layout.Rows("to", Positions, ToChannels, ToStride, Channels == ToChannels ? BufferUse.Write : BufferUse.Update);
        return Method(
            $"{Channels} channels of {Positions} positions, "
                + $"from channel {FromStart} of {FromChannels} to channel {ToStart} of {ToChannels}.",
            [from, to, RowCount],
            Over(Row, Rows,
                Over(Position, Positions,
                    Over(Channel, Channels,
                        Set(to.Buffer.At(Row, Position, Channel + ToStart), At(from.Buffer, Row, Position, Channel + FromStart))))));
    }
}
