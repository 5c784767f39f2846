using NetGen.Reports.Studies;

namespace NetGen.Reports;

/// <summary>
/// A study as one self-contained HTML file (no network, light and dark, prints), written anew after each trial: who has it open
/// sees the study go on. The course of the scores, what matters, where the good values lie, the best trials. It is a store that passes
/// everything on to another one: <see cref="Store"/> keeps the trials, this one shows them. The file is replaced whole or not at all. Not
/// thread-safe: as other stores, for one study at a time.
/// </summary>
/// <param name="path">The file; its folder must exist.</param>
/// <example><code>
/// Flowers.Search(train, space, new() { Trials = 30, Store = new StudyReport("study.html") { Store = "flowers.journal" } });
/// </code></example>
public sealed class StudyReport(string path) : StudyStore
{
    private readonly string path = Path.GetFullPath(path);

    /// <summary>Where trials are kept; null for nowhere: then a study begins anew with each run.</summary>
    public StudyStore? Store { get; init; }

    /// <summary>The heading; null for the name of what is studied.</summary>
    public string? Title { get; init; }

    /// <inheritdoc/>
    public override OpenedStudy Open(StudyIdentity study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new Shown(this, Store?.Open(study), study);
    }

    private sealed class Shown : OpenedStudy
    {
        private readonly StudyReport report;
        private readonly OpenedStudy? kept;
        private readonly StudyIdentity study;
        private readonly List<TrialRecord> trials;

        public Shown(StudyReport report, OpenedStudy? kept, StudyIdentity study)
        {
            (this.report, this.kept, this.study, trials) = (report, kept, study, [.. kept?.Trials ?? []]);
            if (trials.Count > 0)
            {
                // A trial takes about as long as the last one did.
                Write(Liveness.After(trials[^1].Elapsed));
            }
        }

        public override IReadOnlyList<TrialRecord> Trials => trials;

        public override void Append(TrialRecord trial)
        {
            // Kept first: a page that cannot be written costs no trial.
            kept?.Append(trial);
            trials.Add(trial);
            Write(Liveness.After(trial.Elapsed));
        }

        public override void Dispose()
        {
            kept?.Dispose();
            if (trials.Count > 0)
            {
                Write(null);
            }
        }

        private void Write(Liveness? liveness)
        {
            try
            {
                // Of a subject such as "Flowers (Input 4; …), 120 samples" the name is enough for a heading; all of it stands below.
                string title = report.Title ?? $"Search: {study.Subject.Split(" (")[0]}";
                StudyPage.Write(report.path, title, new StudyRecord(study, trials), liveness);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StudyException($"The report '{report.path}' cannot be written: {e.Message}", e);
            }
        }
    }
}
