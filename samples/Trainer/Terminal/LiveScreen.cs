using NetGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Terminal;

/// <summary>The training as a picture that is drawn over itself some times a second: progress, curves, layers, troubles.</summary>
internal sealed class LiveScreen(IAnsiConsole console) : TrainingWatch
{
    private const int CurveHeight = 7;
    private const int ShownTroubles = 4;

    // Below this width curves stand below each other.
    private const int WidthOfTwo = 96;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private LiveDisplayContext? display;
    private TimeSpan lastDrawn;

    /// <summary>Draws while the training runs, and leaves the last picture behind.</summary>
    public T Show<T>(Func<T> training) => console.Live(new Text("")).Overflow(VerticalOverflow.Ellipsis).Start(context =>
    {
        display = context;
        try
        {
            return training();
        }
        finally
        {
            display = null;
        }
    });

    /// <summary>What is to be seen now.</summary>
    public IRenderable Draw()
    {
        int width = Math.Max(40, console.Profile.Width);
        var parts = new List<IRenderable> { Head(width), new Text("") };
        parts.AddRange(CurvesOf(width));
        if (Signal is { } signal)
        {
            parts.Add(new Text(""));
            parts.Add(HealthTable.Draw(signal, Math.Max(3, console.Profile.Height - CurveHeight - 10 - Math.Min(ShownTroubles, Troubles.Count)), width));
        }

        parts.AddRange(Troubles.TakeLast(ShownTroubles).Select(trouble => new Markup($"[yellow]! {Markup.Escape(trouble.ToString())}[/]")));
        if (Troubles.Count > ShownTroubles)
        {
            parts.Add(new Markup($"[dim]{Troubles.Count - ShownTroubles} earlier ones stand in the report.[/]"));
        }

        return new Rows(parts);
    }

    protected override void Begun() => Redraw();

    protected override void Stepped()
    {
        if (Elapsed - lastDrawn >= Between)
        {
            Redraw();
        }
    }

    protected override void Learned(EpochReport epoch)
    {
        if (Elapsed - lastDrawn >= Between)
        {
            Redraw();
        }
    }

    protected override void Ended(History history) => Redraw();

    private void Redraw()
    {
        lastDrawn = Elapsed;
        display?.UpdateTarget(Draw());
    }

    private IRenderable Head(int width)
    {
        string left = Done >= 1 ? "" : Left is { } time ? $", {Words.Time(time)} left" : "";
        string running = RunningLoss is double loss ? $"  loss {Words.Number(loss)}" : "";
        string place = $"epoch {Math.Min(Epochs.Count + 1, PlannedEpochs)} of {PlannedEpochs}{running}  {Words.Time(Elapsed)}{left}";
        int bar = Math.Clamp(width - place.Length - Network.Name.Length - 14, 10, 40), full = (int)Math.Round(Done * bar);
        return new Markup(
            $"[bold]{Markup.Escape(Network.Name)}[/]  [blue]{new string('━', full)}[/][dim]{new string('─', bar - full)}[/] {100 * Done:F0} %  {Markup.Escape(place)}");
    }

    private IEnumerable<IRenderable> CurvesOf(int width)
    {
        bool hasAccuracy = Epochs.Any(epoch => epoch.TrainAccuracy is not null || epoch.ValidationAccuracy is not null);
        int each = hasAccuracy && width >= WidthOfTwo ? (width - 3) / 2 : width;
        IRenderable loss = Curves.Draw(
            "Loss", each, CurveHeight, isLogarithmic: true, Words.Number,
            ("training", "blue", Values(epoch => epoch.TrainLoss)), ("validation", "olive", Values(epoch => epoch.ValidationLoss)));
        if (!hasAccuracy)
        {
            return [loss];
        }

        IRenderable accuracy = Curves.Draw(
            "Accuracy", each, CurveHeight, isLogarithmic: false, Words.Percent,
            ("training", "blue", Values(epoch => epoch.TrainAccuracy)), ("validation", "olive", Values(epoch => epoch.ValidationAccuracy)));
        return each < width ? [new Grid().AddColumn().AddColumn().AddRow(loss, accuracy)] : [loss, accuracy];
    }

    private double[] Values(Func<EpochReport, double?> value) => [.. Epochs.Select(epoch => value(epoch) ?? double.NaN)];
}
