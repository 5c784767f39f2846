using NetGen;
using NetGen.Reports;
using Spectre.Console;
using Trainer.Data;
using Trainer.Models;
using Trainer.Terminal;

namespace Trainer.Commands;

/// <summary>A training of a run's folder, begun or taken up, in front of somebody.</summary>
internal sealed class TrainingRun(RunFile run, Surroundings surroundings)
{
    public ProgressMode Progress { get; init; }

    public int Threads { get; init; } = 1;

    public bool HasTensorBoard { get; init; }

    public int Start(bool resumes, CancellationToken cancellation)
    {
        (Dataset train, Dataset? validation) = run.Samples();
        Trainable network = run.Model.Create(run.Seed, run.Settings);
        TrainingWatch? watch = Watch();
        if (resumes && watch is not null && File.Exists(run.Checkpoints.LastPath))
        {
            watch.GoesOnAfter(run.Checkpoints.Read().Epochs);
        }

        using TensorBoardLog? log = HasTensorBoard ? new TensorBoardLog(Path.Combine(run.Folder, "tensorboard")) : null;
        var options = new FitOptions
        {
            Seed = run.Seed,
            Epochs = run.Epochs,
            BatchSize = run.BatchSize,
            Threads = Threads,
            Validation = validation,
            EarlyStopping = run.Patience is int patience ? new EarlyStopping { Patience = patience } : null,
            Checkpoints = run.Checkpoints with { Resume = resumes, ReplaceOther = !resumes },
            Callbacks = [new Beginning(run), new RunReport(run.ReportPath), .. new ITrainingCallback?[] { log, watch }.OfType<ITrainingCallback>()],
            ProgressLine = ProgressLine.Off,
            CancellationToken = cancellation,
        };
        History history = watch is LiveScreen screen ? screen.Show(() => network.Fit(train, options)) : network.Fit(train, options);
        File.WriteAllText(Path.Combine(run.Folder, "history.csv"), history.ToCsv());
        File.WriteAllText(Path.Combine(run.Folder, "history.json"), history.ToJson());
        if (Progress == ProgressMode.Json)
        {
            return history.Cancelled ? ExitCodes.Interrupted : ExitCodes.Done;
        }

        surroundings.Output.WriteLine(history);
        if (validation is not null)
        {
            // The weights that every other command takes; their table of classes stands in the report.
            surroundings.Output.WriteLine($"Validation: {run.Best().Evaluate(validation).ToString().Split('\n')[0].TrimEnd('\r')}");
        }

        surroundings.Output.WriteLine($"Report: {run.ReportPath}");
        if (history.Cancelled)
        {
            surroundings.Output.WriteLine($"Interrupted: `trainer resume {run.Folder}` goes on.");
            return ExitCodes.Interrupted;
        }

        return ExitCodes.Done;
    }

    private TrainingWatch? Watch()
    {
        ProgressMode mode = Progress != ProgressMode.Auto ? Progress : surroundings.CanDraw ? ProgressMode.Live : ProgressMode.Plain;
        return mode switch
        {
            ProgressMode.Live => new LiveScreen(surroundings.Console),
            ProgressMode.Plain => new PlainLines(surroundings.Error),
            ProgressMode.Json => new JsonLines(surroundings.Output),
            ProgressMode.None => null,
            _ => throw new InvalidOperationException($"There is no progress '{mode}'."),
        };
    }

    /// <summary>Notes what the run is when it begins: what data or options did not allow leaves no run behind.</summary>
    private sealed class Beginning(RunFile run) : ITrainingCallback
    {
        public void BeforeTraining(ITrainingScene scene) => run.Write();
    }
}
