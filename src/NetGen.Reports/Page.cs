using System.Text;
using NetGen.Files;
using NetGen.Reports.Sections;

namespace NetGen.Reports;

/// <summary>The page: its frame, its style, the sections in order, and the data of it all for programs that read it.</summary>
internal static class Page
{
    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string path, RunRecord run)
    {
        using var file = new AtomicFile(path, AtomicFile.CreateNew);
        file.Content.Write(Encoding.UTF8.GetBytes(Text(run)));
        file.Commit();
    }

    public static string Text(RunRecord run)
    {
        string title = Markup.Text(run.Title);
        string body = new Markup()
            .Add(GlanceSection.Write(run))
            .Add(FactsSections.Troubles(run))
            .Add(CurvesSection.Write(run))
            .Add(LayersSection.Write(run))
            .Add(AnswersSection.Write(run))
            .Add(FactsSections.Network(run))
            .Add(FactsSections.Data(run))
            .Add(FactsSections.Repetition(run))
            .ToString();
        return
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {Style.Text}
            </style>
            </head>
            <body>
            <header><h1>{title}</h1></header>
            <main>
            {body}
            </main>
            <script type="application/json" id="run">{RunData.Write(run)}</script>
            </body>
            </html>

            """;
    }
}
