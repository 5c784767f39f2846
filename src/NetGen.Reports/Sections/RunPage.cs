namespace NetGen.Reports.Sections;

/// <summary>The sections of a run's page, in their order.</summary>
internal static class RunPage
{
    /// <param name="path">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="since">How long it is since the page was written before, or the run began.</param>
    public static void Write(string path, RunRecord run, TimeSpan since)
    {
        Markup sections = new Markup()
            .Add(GlanceSection.Write(run))
            .Add(CausesSection.Write(run))
            .Add(CurvesSection.Write(run))
            .Add(LayersSection.Write(run))
            .Add(AnswersSection.Write(run))
            .Add(FactsSections.Network(run))
            .Add(DataSection.Write(run))
            .Add(FactsSections.Repetition(run));
        Page.Write(path, run.Title, sections, "run", RunData.Write(run), run.HasEnded ? null : Liveness.After(since));
    }
}
