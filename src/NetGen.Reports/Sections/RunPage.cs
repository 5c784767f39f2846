namespace NetGen.Reports.Sections;

/// <summary>The sections of a run's page, in their order.</summary>
internal static class RunPage
{
    public static void Write(string path, RunRecord run)
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
        Page.Write(path, run.Title, sections, "run", RunData.Write(run), isLive: !run.HasEnded);
    }
}
