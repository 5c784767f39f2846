using System.Runtime.CompilerServices;
using Explorer.Galleries;
using Explorer.Grid;
using Explorer.Writing;

// Trains everything and writes explorer.html beside this file; with "page" it makes the page anew of the data that are in it, after a change of its
// texts, style or scripts; with "galleries" the galleries are trained anew and the grid's data stay.
string file = Path.Combine(Folder(), "explorer.html");
switch (args)
{
    case []:
        IReadOnlyList<CellRecord> cells = GridMaker.Train([.. Cell.All], done =>
        {
            if (done % 500 == 0)
                Console.WriteLine($"{done} of {Cell.Count}");
        });
        Save(PageData.Write(cells, GalleryRecord.DrawAll(Gallery.All)));
        return 0;
    case ["galleries"]:
        Save(PageData.WithGalleries(PageFile.DataOf(File.ReadAllText(file)), GalleryRecord.DrawAll(Gallery.All)));
        return 0;
    case ["page"]:
        Save(PageFile.DataOf(File.ReadAllText(file)));
        return 0;
    default:
        Console.Error.WriteLine("usage: Explorer [page | galleries]");
        return 1;
}

void Save(string data)
{
    string page = PageFile.Write(data);
    File.WriteAllText(file, page);
    Console.WriteLine($"{file}: {page.Length / 1e6:F2} MB");
}

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
