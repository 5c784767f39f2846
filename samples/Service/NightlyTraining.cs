using NetGen;

namespace WearService;

/// <summary>Every night goes on training a copy of the network that answers, on that day's rows, and lets the copy take over when it is done.</summary>
internal sealed class NightlyTraining(Served served, IConfiguration configuration, ILogger<NightlyTraining> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(configuration.GetValue("Every", TimeSpan.FromDays(1)));
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                Train(served.Night.Number + 1, stoppingToken);
            }
            catch (NetGenException e)
            {
                // A training that fails costs a night: the network before goes on answering.
                logger.LogError(e, "Nothing was learned tonight.");
            }
        }
    }

    private void Train(int number, CancellationToken cancellation)
    {
        string? folder = configuration["Folder"];
        Wear next = served.Night.Network.Clone();
        History history = next.Fit(Machines.RowsOf(number), new FitOptions
        {
            // A night that was interrupted is gone on with; the next one, with other rows, begins anew.
            Checkpoints = folder is null ? null : new Checkpoints(Path.Combine(folder, "checkpoints")) { ReplaceOther = true },
            CancellationToken = cancellation,
            ProgressLine = ProgressLine.Off,
        });
        if (history.Cancelled)
        {
            return;
        }

        if (folder is not null)
        {
            next.Save(Served.PathIn(folder));
        }

        served.Night = new Night(number, next);
        logger.LogInformation("Night {Number}: {History}", number, history);
    }
}
