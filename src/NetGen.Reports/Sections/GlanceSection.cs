using static System.FormattableString;

namespace NetGen.Reports.Sections;

/// <summary>
/// What one asks first: how good is it, did it learn all it could, did it overfit, is a layer dead, what does it confuse. Each answer is a
/// sentence with the figures it rests on.
/// </summary>
internal static class GlanceSection
{
    // One epoch's loss scatters: means of some are compared, and what they differ by less than this share is noise.
    private const int Epochs = 3;
    private const double RiseThatCounts = 0.1;
    private const double FallThatCounts = 0.02;

    // Of all answers.
    private const double NearlyAll = 0.9;

    // Of the largest rate of the run.
    private const double SmallRate = 0.02;

    public static string Write(RunRecord run)
    {
        var list = new Markup().Add("<dl class=\"glance\">");
        Answer("How did it end?", Ending(run));
        Answer("How good is it?", Quality(run));
        Answer("Did it learn anything?", Learned(run));
        Answer("Did it overfit?", Overfitting(run));
        Answer("Which epoch is the best?", BestEpoch.Told(run));
        Answer("Would more epochs help?", More(run));
        Answer("Is a layer dead or saturated?", Layers(run));
        Answer("What does it confuse?", Confusion(run));
        Answer("What to do next?", Next(run));
        return list.Add("</dl>").ToString();

        void Answer(string question, string? answer)
        {
            if (answer is not null)
            {
                list.Add($"<dt>{Markup.Text(question)}</dt><dd>{Markup.Text(answer)}</dd>");
            }
        }
    }

    private static string Ending(RunRecord run)
    {
        if (run.Saved is { } saved)
        {
            string steps = Figures.Plural(saved.StepCount, "step");
            string length = $"{Figures.Plural(saved.Epochs.Count, "epoch")} of {saved.PlannedEpochs}, {steps}";
            return saved.IsComplete
                ? Invariant($"All epochs were completed: {length}, {saved.Elapsed.TotalSeconds:F1} s.")
                : Invariant($"Its checkpoint holds {length}, {saved.Elapsed.TotalSeconds:F1} s: it was stopped, or goes on.");
        }

        if (run.History is { } history)
        {
            string how = history.End switch
            {
                TrainingEnd.Completed => "All epochs were completed",
                TrainingEnd.EarlyStopping => "It was stopped early, since nothing got better",
                TrainingEnd.Cancelled => "It was cancelled",
                TrainingEnd.Callback => "A callback ended it",
                TrainingEnd.Failed => "It broke down",
                _ => throw new InvalidOperationException($"The report does not know the end {history.End}."),
            };
            string length = $"{Figures.Plural(history.Epochs.Count, "epoch")}, {Figures.Plural(history.StepCount, "step")}";
            return Invariant($"{how}: {length}, {history.Elapsed.TotalSeconds:F1} s.");
        }

        return run.Troubles.Any(trouble => trouble.Kind == TroubleKind.NonFiniteValue)
            ? $"It broke down in epoch {run.RunningEpoch}: a value was not finite."
            : $"It has not: this page was written in epoch {run.RunningEpoch} of {run.Options.Epochs ?? run.Network.Epochs}.";
    }

    private static string? Quality(RunRecord run)
    {
        if (run.Answers?.Evaluation is { } measured)
        {
            string text = $"On {Figures.Plural(measured.Count, "sample")} that were not trained on: loss {Figures.Number(measured.Loss)}";
            if (measured.Accuracy is double accuracy)
            {
                return $"{text}, accuracy {Figures.Percent(accuracy)}.";
            }

            string scatter = run.Answers.Target is { } target
                ? $", where {target.Name} of these samples is {Figures.Number(target.Mean)} in the mean and scatters by " +
                    Figures.Number(target.Deviation)
                : "";
            return $"{text}, R² {Figures.Number(measured.RSquared ?? double.NaN)}, " +
                $"mean absolute error {Figures.Number(measured.MeanAbsoluteError ?? double.NaN)}{scatter}.";
        }

        if (run.Epochs is [.., { ValidationLoss: double loss } last])
        {
            string right = last.ValidationAccuracy is double share ? $", accuracy {Figures.Percent(share)}" : "";
            return $"After epoch {last.Epoch}, on samples that are not trained on: loss {Figures.Number(loss)}{right}.";
        }

        return run.Epochs.Count == 0 ? null
            : $"Training loss {Figures.Number(run.Epochs[^1].TrainLoss)} in the last epoch. " +
                "Nothing was measured on other samples: give the run validation samples.";
    }

    /// <summary>Beside what one answer for all samples reaches.</summary>
    private static string? Learned(RunRecord run)
    {
        if (run.Answers?.Evaluation is not { } measured)
        {
            return null;
        }

        if (measured.ConfusionMatrix is { } matrix && measured.Accuracy is double accuracy)
        {
            long[] counts = [.. Enumerable.Range(0, matrix.ClassCount).Select(matrix.Support)];
            double constant = (double)counts.Max() / counts.Sum();
            string most = matrix.Name(Array.IndexOf(counts, counts.Max()));
            string always = $"always answering {most} would be right in {Figures.Percent(constant)}";
            // Twice the standard deviation of a share of so many samples is chance.
            double chance = 2 * Math.Sqrt(constant * (1 - constant) / counts.Sum());
            return accuracy > constant + chance
                ? $"Yes: right in {Figures.Percent(accuracy)}, where {always}."
                : $"No: right in {Figures.Percent(accuracy)}, and {always}.";
        }

        return measured.RSquared is double explained
            ? (explained > 0.05 ? "Yes" : "No") +
                $": of the variance of the targets the predictions explain {Figures.Percent(Math.Max(0, explained))}."
            : null;
    }

    private static string? Overfitting(RunRecord run)
    {
        if (run.Epochs.Count < 2 || run.Epochs[^1].ValidationLoss is not double last
            || run.Epochs.MinBy(epoch => epoch.ValidationLoss) is not { ValidationLoss: double lowest } best)
        {
            return null;
        }

        string gap = run.Epochs[^1] is { TrainAccuracy: double train, ValidationAccuracy: double other }
            ? $"accuracy {Figures.Percent(train)} in training, {Figures.Percent(other)} in validation"
            : $"loss {Figures.Number(run.Epochs[^1].TrainLoss)} in training, {Figures.Number(last)} in validation";
        EpochReport[] since = [.. run.Epochs.Skip(Math.Max(best.Epoch, run.Epochs.Count - Epochs))];
        double rise = since.Length < Epochs ? 0
            : (since.Average(epoch => epoch.ValidationLoss!.Value) - lowest) / run.Data.Floors.OfValidation(lowest);
        if (!(rise > RiseThatCounts))
        {
            return $"No: the validation loss did not rise for good; {gap} in the last epoch.";
        }

        string risen = $"since epoch {best.Epoch} the validation loss has risen from {Figures.Number(lowest)} to {Figures.Number(last)}";
        double training = run.Epochs[^1].TrainLoss;
        return training < best.TrainLoss ? $"Yes: {risen} while the training loss fell; {gap} in the last epoch."
            : training - best.TrainLoss > RiseThatCounts * run.Data.Floors.OfTraining(best.TrainLoss)
            ? $"No: {risen}, and the training loss with it, from {Figures.Number(best.TrainLoss)} to {Figures.Number(training)}: "
                + "it came apart."
            : $"Perhaps: {risen} while the training loss stood still; {gap} in the last epoch.";
    }

    private static string? More(RunRecord run)
    {
        if (FallOf(run) is not double fall)
        {
            return null;
        }

        string best = run.Best is { } lowest && lowest.Epoch < run.Epochs[^1].Epoch ? $", though epoch {lowest.Epoch} was the best" : "";
        return fall > FallThatCounts ? $"Perhaps: {Compared(run, $"{Figures.Percent(fall)} below")}{best}.{Rate(run)}"
            : fall < -FallThatCounts ? $"No: {Compared(run, $"{Figures.Percent(-fall)} above")}."
            : $"Hardly: {Compared(run, $"less than {Figures.Percent(FallThatCounts)} from")}.{Rate(run)}";
    }

    /// <summary>Where the schedule has come to its end, epochs that are added to it change nothing.</summary>
    private static string Rate(RunRecord run)
    {
        (double largest, double last) = (run.Epochs.Max(epoch => epoch.LearningRate), run.Epochs[^1].LearningRate);
        return last >= SmallRate * largest ? ""
            : $" But the learning rate has come down from {Figures.Number(largest)} to {Figures.Number(last)}, at which hardly anything " +
                "moves: more epochs help only with a schedule that is longer too.";
    }

    /// <summary>Which loss is compared, of which epochs with which: what the chart shows can be held against it.</summary>
    private static string Compared(RunRecord run, string relation)
    {
        int window = Window(run);
        EpochReport[] epochs = [.. run.Epochs.TakeLast(2 * window)];
        (double before, double last) = Means(run);
        string loss = (window == 1 ? "" : "mean ") + (epochs[^1].ValidationLoss is null ? "training loss" : "validation loss");
        double floor = before - AboveFloor(run, before);
        string above = floor == 0 ? "" : $", as shares of what is above the loss of right answers, {Figures.Number(floor)}";
        return $"the {loss} of {Named(epochs[window..])} is {Figures.Number(last)}, {relation} the {Figures.Number(before)} of " +
            Named(epochs[..window]) + above;

        static string Named(EpochReport[] part) =>
            part.Length == 1 ? $"epoch {part[0].Epoch}" : $"epochs {part[0].Epoch} to {part[^1].Epoch}";
    }

    /// <summary>By what share the last epochs brought the loss down; null of a short run.</summary>
    private static double? FallOf(RunRecord run)
    {
        if (Window(run) == 0)
        {
            return null;
        }

        (double before, double last) = Means(run);
        return (before - last) / AboveFloor(run, before);
    }

    /// <summary>What the compared loss is above that of right answers: the whole of which a fall is a share.</summary>
    private static double AboveFloor(RunRecord run, double loss) =>
        run.Epochs[^1].ValidationLoss is null ? run.Data.Floors.OfTraining(loss) : run.Data.Floors.OfValidation(loss);

    /// <summary>The mean loss of the last epochs, and of as many before them.</summary>
    private static (double Before, double Last) Means(RunRecord run)
    {
        int window = Window(run);
        bool isValidated = run.Epochs[^1].ValidationLoss is not null;
        double[] losses =
        [
            .. run.Epochs.TakeLast(2 * window).Select(epoch => isValidated ? epoch.ValidationLoss ?? double.NaN : epoch.TrainLoss),
        ];
        return (losses[..window].Average(), losses[window..].Average());
    }

    /// <summary>The epochs at the end that are compared with as many before them: of a short run fewer.</summary>
    private static int Window(RunRecord run) => Math.Min(Epochs, run.Epochs.Count / 2);

    private static string? Layers(RunRecord run)
    {
        if (run.Signals.Looks.Count == 0)
        {
            return null;
        }

        string[] troubles =
        [
            .. new[] { true, false }.Select(canDie => (CanDie: canDie, Layers: Flat(run, canDie))).Where(kind => kind.Layers.Count > 0)
                .Select(kind => (kind.CanDie ? "units at 0 for every sample looked at: " : "values where the activation is flat: ") +
                    string.Join(", ", kind.Layers.Select(layer => $"{layer.Layer}\u00a0{Figures.Percent(layer.FlatShare!.Value)}"))),
        ];
        return (troubles.Length, LayersSection.Has(run, canDie: true), LayersSection.Has(run, canDie: false)) switch
        {
            (0, true, true) => "No: no activation has half of its units at 0 for every sample looked at, or half of its values where " +
                $"it is flat{Most(run)}.",
            (0, true, false) => $"No: no activation has half of its units at 0 for every sample looked at{Most(run)}.",
            (0, false, true) => $"No: no activation has half of its values where it is flat{Most(run)}.",
            (0, false, false) => "No: it has no activation before its output that could.",
            _ => $"Yes. {Capital(string.Join("; ", troubles))}.{Since(run)}",
        };
    }

    /// <summary>The activations that have lost half or more, the worst first.</summary>
    private static List<LayerSignal> Flat(RunRecord run, bool canDie) =>
        [.. Activations(run, canDie).Where(layer => LayersSection.IsTroubling(layer.FlatShare))];

    /// <summary>Which has lost the most, where none has lost half.</summary>
    private static string Most(RunRecord run) =>
        Activations(run, true).Concat(Activations(run, false)).MaxBy(layer => layer.FlatShare) is { FlatShare: double share and > 0 } most
            ? $"; {most.Layer} has the most, {Figures.Percent(share)}"
            : "; none has any";

    /// <summary>Those that can die, or those that can be flat, the worst first.</summary>
    private static IEnumerable<LayerSignal> Activations(RunRecord run, bool canDie)
    {
        HashSet<string> kind =
        [
            .. run.Network.Activations.Where(activation => activation.CanDie == canDie).Select(activation => activation.ShownAs),
        ];
        return run.Signals.Looks[^1].Value.Layers.Where(layer => kind.Contains(layer.Layer)).OrderByDescending(layer => layer.FlatShare);
    }

    /// <summary>The first look at which the worst of them was as it is now, where others were before.</summary>
    private static string Since(RunRecord run)
    {
        string worst = Flat(run, true).Concat(Flat(run, false)).MaxBy(layer => layer.FlatShare)!.Layer;
        double[] shares = [.. run.Signals.Looks.Select(look => look.Value.Layers.First(layer => layer.Layer == worst).FlatShare!.Value)];
        int first = Array.FindIndex(shares, share => LayersSection.IsTroubling(share));
        return !run.HasStart ? ""
            : first == 0 ? $" {worst} was so before the first step."
            : $" {worst} has been so since epoch {run.Signals.Looks[first].Epoch}; before, it was {Figures.Percent(shares[first - 1])}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string? Confusion(RunRecord run)
    {
        if (run.Answers?.Evaluation.ConfusionMatrix is not { } matrix)
        {
            return null;
        }

        (int Actual, int Predicted)[] pairs =
        [
            .. from actual in Enumerable.Range(0, matrix.ClassCount)
               from predicted in Enumerable.Range(0, matrix.ClassCount)
               where actual != predicted && matrix[actual, predicted] > 0
               orderby matrix[actual, predicted] descending
               select (actual, predicted),
        ];
        string most = string.Join("; ", pairs.Take(3).Select(pair =>
            $"{matrix.Name(pair.Actual)} taken for {matrix.Name(pair.Predicted)} " +
            $"({Figures.Count(matrix[pair.Actual, pair.Predicted])} of {Figures.Count(matrix.Support(pair.Actual))})"));
        return pairs.Length == 0 ? "Nothing."
            : Always(matrix, run.Network.HasClassMaps ? "position" : "sample") is { } always ? $"{always}: {most}."
            : matrix[pairs[0].Actual, pairs[0].Predicted] == 1 ? $"No two classes more than once: {most}{(pairs.Length > 3 ? "; …" : ".")}"
            : $"Most often: {most}.";
    }

    /// <summary>Where one class is the answer to nearly all, and has more than half of what is of others.</summary>
    private static string? Always(ConfusionMatrix matrix, string counted)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        long[] answers = [.. classes.Select(answer => classes.Sum(actual => matrix[actual, answer]))];
        (long most, long all) = (answers.Max(), answers.Sum());
        int label = Array.IndexOf(answers, most);
        long right = matrix.Support(label);
        return most < NearlyAll * all || 2 * (most - right) <= all - right ? null
            : most == all ? $"It answers {matrix.Name(label)} to every {counted}"
            : $"It answers {matrix.Name(label)} to {Figures.Count(most)} of {Figures.Plural(all, counted)}, where {Figures.Count(right)} " +
                "would be right";
    }

    /// <summary>The causes first; where there is none, what the figures suggest.</summary>
    private static string Next(RunRecord run)
    {
        if (run.Troubles.Count > 0)
        {
            TrainingTrouble first = run.Troubles[0];
            string others = run.Troubles.Count == 1 ? "" : $" {Figures.Plural(run.Troubles.Count - 1, "more trouble")} below.";
            string place = first.Layer is { } layer ? $" in {layer}" : "";
            return $"{Change(first.RuleId)}{first.Name}{place}. {first.Cause}{others}";
        }

        if (run.Network.Findings.FirstOrDefault(finding => finding.Severity >= FindingSeverity.Warning) is { } finding)
        {
            return $"{Change(finding.RuleId)}The monitors saw no trouble. The compiler warned: {finding.Message} ({finding.RuleId})";
        }

        string quiet = run.Saved is null ? "The monitors saw no trouble." : "What the monitors saw is not in a checkpoint.";
        if (FallOf(run) > FallThatCounts && run.Best == run.Epochs[^1])
        {
            string longer = Rate(run).Length == 0 ? "Train longer" : "Train longer, with a schedule of more epochs";
            return $"{quiet} {longer}: the loss was still falling.";
        }

        return run.Answers is { Worst.Count: > 0 }
            ? $"{quiet} What is left is in the samples: look at the worst mistakes below, and at whether their answers are right."
            : quiet;
    }

    /// <summary>What is to be done comes before why.</summary>
    private static string Change(string rule) => rule.Length == 0 ? "" : $"{Advice.For(rule)} The reason: ";
}
