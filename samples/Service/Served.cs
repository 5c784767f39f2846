namespace WearService;

/// <summary>A network that is done: nobody writes to it any more, so any number of requests may predict with it.</summary>
internal sealed record Night(int Number, Wear Network);

/// <summary>Which network answers. The next one takes over by one assignment; the old one is collected when its last request has ended.</summary>
internal sealed class Served(IConfiguration configuration)
{
    private volatile Night night = new(0, First(configuration["Folder"]));

    public Night Night
    {
        get => night;
        set => night = value;
    }

    public static string PathIn(string folder) => Path.Combine(folder, "wear.safetensors");

    /// <summary>Last night's, or, at the very first start, one that is trained before anybody asks.</summary>
    private static Wear First(string? folder)
    {
        if (folder is not null && File.Exists(PathIn(folder)))
        {
            return Wear.Load(PathIn(folder));
        }

        var network = new Wear(seed: 1);
        network.Fit(Machines.RowsOf(night: 0), new() { ProgressLine = NetGen.ProgressLine.Off });
        return network;
    }
}
