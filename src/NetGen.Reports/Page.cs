using System.Text;
using NetGen.Files;

namespace NetGen.Reports;

/// <summary>The frame of a page: title, style, sections, and the data of it all for programs that read it. No network; no script
/// but for that of <see cref="Liveness"/>.</summary>
internal static class Page
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="title">The heading.</param>
    /// <param name="body">The sections, markup.</param>
    /// <param name="id">The name of the data.</param>
    /// <param name="data">JSON in which nothing can end its element.</param>
    /// <param name="liveness">That it is going to be written again: an open page then follows. Null for a page that is done.</param>
    public static void Write(string path, string title, Markup body, string id, string data, Liveness? liveness)
    {
        using var file = new AtomicFile(path, AtomicFile.CreateNew);
        file.Content.Write(Encoding.UTF8.GetBytes(Text(Markup.Text(title), body.ToString(), id, data, liveness)));
        file.Commit();
    }

    private static string Text(string title, string body, string id, string data, Liveness? liveness) =>
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
        <header><h1>{title}</h1>{liveness?.News}</header>
        <main>
        {body}
        </main>
        <script type="application/json" id="{id}">{data}</script>{liveness?.Script}
        </body>
        </html>

        """;
}
