using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetGen.Reports.Charts;
using static System.FormattableString;

namespace NetGen.Reports.Studies;

/// <summary>A study comes in, its page goes out.</summary>
internal static class StudyPage
{
    private const int ShownTrials = 20;

    public static void Write(string path, string title, StudyRecord study, Liveness? liveness)
    {
        Markup body = new Markup()
            .Add(StudyGlance.Write(study))
            .Section("history", "The course",
                $"The score of each trial, {StudyGlance.Better(study)}, with a gap where one broke down, and the best so far.",
                History(study))
            .Section("importance", "What matters",
                "The share of the scatter of the scores' ranks that one hyperparameter explains by itself, chance taken off. " +
                "Where values of " +
                "two came together in the trials, their shares overlap.",
                Importances(study))
            .Section("parallel", "All at once",
                "A line for each trial; the best quarter is coloured, the best one is thick. Where coloured lines meet, good values lie.",
                Parallel(study))
            .Section("slices", "One at a time",
                "Score over each hyperparameter. A slope or a valley means that it matters; a cloud, that it does not.", Slices(study))
            .Section("planes", "Two at a time",
                "The deeper the colour, the better were the trials nearby. Where there is none, nothing was tried.", Planes(study))
            .Section("trials", "The best trials", Invariant($"Of {Figures.Plural(study.Ranked.Count, "completed trial")}, the best first."),
                Table(study))
            .Section("diverged", "What broke down", "These trials count and lose.", Diverged(study))
            .Section("repeat", "How to repeat it", "The same study gives the same trials.", Repetition(study));
        Page.Write(path, title, body, "study", Data(study), liveness);
    }

    private static string History(StudyRecord study)
    {
        if (study.Ranked.Count == 0)
        {
            return "";
        }

        var (scores, best) = (new List<(double, double)>(), new List<(double, double)>());
        double? lowest = null;
        foreach (TrialRecord trial in study.Trials)
        {
            if (trial.Score is double score && (lowest is not double known || study.IsBetter(score, known)))
            {
                lowest = score;
            }

            scores.Add((trial.Number, trial.Score ?? double.NaN));
            best.Add((trial.Number, lowest ?? double.NaN));
        }

        bool isWide = study.Ranked.All(trial => trial.Score > 0)
            && study.Ranked.Max(trial => trial.Score) > 20 * study.Ranked.Min(trial => trial.Score);
        return new LineChart("score", "trial") { IsLogarithmic = isWide }
            .Line("of the trial", "c", scores).Line("best so far", "a", best).Mark(study.Ranked[0].Number, "best").ToString();
    }

    private static string Importances(StudyRecord study) => Importance.Of(study, 0) is null
        ? ""
        : new Markup().Table(["hyperparameter", "explains", "tried", "in the best quarter"], study.Dimensions
            .Select((dimension, i) => (Dimension: dimension, Index: i, Share: Importance.Of(study, i)!.Value))
            .OrderByDescending(row => row.Share)
            .Select(row => (string[])
            [
                Markup.Text(row.Dimension.Name), Figures.Percent(row.Share), Markup.Text(row.Dimension.Words),
                $"{Figures.Number(study.Good.Min(trial => trial.Values[row.Index]))} – {Figures.Number(study.Good.Max(trial => trial.Values[row.Index]))}",
            ])).ToString();

    private static string Parallel(StudyRecord study)
    {
        if (study.Ranked.Count < 2 || study.Dimensions.Count < 2)
        {
            return "";
        }

        // The worst first, so that the best lies on top.
        TrialRecord[] trials = [.. study.Ranked.Reverse()];
        int good = study.Good.Count;
        return ParallelChart.Draw(
            "hyperparameters and score",
            [.. study.Dimensions.Select((dimension, i) => (dimension.Name, trials.Select(trial => trial.Values[i]).ToArray(),
                dimension.IsLogarithmic)),
                ("score", trials.Select(trial => trial.Score!.Value).ToArray(), false)],
            [.. trials.Select((trial, i) => (i == trials.Length - 1 ? "best" : i >= trials.Length - good ? "good" : "faint",
                Invariant($"trial {trial.Number}: {Figures.Number(trial.Score!.Value)}")))]);
    }

    private static string Slices(StudyRecord study) => study.Ranked.Count < 3
        ? ""
        : "<div class=\"charts\">" + string.Concat(study.Dimensions.Select((dimension, i) => ScatterChart.Draw(
            "score", dimension.Name, study.Ranked.Select(trial => (trial.Values[i], trial.Score!.Value)), isSquare: false,
            point => Invariant($"trial {study.Ranked[point].Number}: {Figures.Number(study.Ranked[point].Score!.Value)}"),
            dimension.IsLogarithmic))) + "</div>";

    private static string Planes(StudyRecord study)
    {
        if (study.Ranked.Count < 8 || study.Dimensions.Count < 2)
        {
            return "";
        }

        int[] most = [.. Enumerable.Range(0, study.Dimensions.Count).OrderByDescending(i => Importance.Of(study, i) ?? 0).Take(3)];
        var pairs = from a in Enumerable.Range(0, most.Length) from b in Enumerable.Range(a + 1, most.Length - a - 1) select (X: most[a],
            Y: most[b]);
        double last = study.Ranked.Count - 1;
        return "<div class=\"charts\">" + string.Concat(pairs.Select(pair => PlaneChart.Draw(
            study.Dimensions[pair.Y].Name, study.Dimensions[pair.X].Name,
            [.. study.Ranked.Select((trial, rank) => (trial.Values[pair.X], trial.Values[pair.Y], 1 - (rank / last)))],
            (study.Dimensions[pair.X].IsLogarithmic, study.Dimensions[pair.Y].IsLogarithmic), best: 0))) + "</div>";
    }

    private static string Table(StudyRecord study) => study.Ranked.Count == 0
        ? ""
        : new Markup().Table(
            ["trial", "score", .. study.Dimensions.Select(dimension => Markup.Text(dimension.Name)), "seconds"],
            study.Ranked.Take(ShownTrials).Select(trial => (string[])
                [Figures.Count(trial.Number), Figures.Number(trial.Score!.Value), .. trial.Values.Select(Figures.Number),
                    Figures.Number(trial.Elapsed.TotalSeconds)])).ToString();

    private static string Diverged(StudyRecord study) => study.Trials.All(trial => trial.State == TrialState.Completed)
        ? ""
        : new Markup().Table(
            ["trial", .. study.Dimensions.Select(dimension => Markup.Text(dimension.Name)), "why"],
            study.Trials.Where(trial => trial.State == TrialState.Diverged).TakeLast(ShownTrials)
                .Select(trial =>
                    (string[])[Figures.Count(trial.Number), .. trial.Values.Select(Figures.Number), Markup.Text(trial.Failure ?? "")]))
                        .ToString();

    private static string Repetition(StudyRecord study) =>
        new Markup().Table(["", ""], StudyGlance.Facts(study).Select(fact => (string[])[Markup.Text(fact.Name), Markup.Text(fact.Value)]))
            .ToString();

    private static string Data(StudyRecord study)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("goal", study.Study.Goal.ToString());
            json.WriteStartArray("dimensions");
            foreach (Dimension dimension in study.Dimensions)
            {
                json.WriteStringValue(dimension.Name);
            }

            json.WriteEndArray();
            json.WriteStartArray("trials");
            foreach (TrialRecord trial in study.Trials)
            {
                json.WriteStartObject();
                json.WriteNumber("number", trial.Number);
                json.WriteStartArray("values");
                foreach (double value in trial.Values)
                {
                    json.WriteNumberValue(value);
                }

                json.WriteEndArray();
                if (trial.Score is double score)
                {
                    json.WriteNumber("score", score);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
