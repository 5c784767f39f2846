namespace NetGen.Generator.Model;

/// <summary>The stretch of a window that lies together in memory: a row of taps, or the channels of one.</summary>
internal static class WindowRun
{
    public static bool JoinsTaps(WindowGeometry geometry) => geometry is { Dilation: 1, Groups: 1 };

    /// <summary>How many such stretches a window has.</summary>
    public static int CountOf(WindowGeometry geometry) => JoinsTaps(geometry) ? geometry.KernelHeight : geometry.Taps;

    public static int LengthOf(WindowGeometry geometry) =>
        JoinsTaps(geometry) ? geometry.KernelWidth * geometry.InputChannels : geometry.ChannelsPerGroup;
}
