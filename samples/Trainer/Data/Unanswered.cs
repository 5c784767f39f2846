using System.IO.Compression;
using NetGen;

namespace Trainer.Data;

/// <summary>Tables of inputs alone: an answer is added to each row, which nobody looks at, since a table of samples has one.</summary>
internal static class Unanswered
{
    /// <summary>Whether the first row has as many fields as the network has inputs.</summary>
    public static bool Is(string path, int inputs) => Lines(path).FirstOrDefault() is { } first && first.Split(',').Length == inputs;

    public static Dataset Read(string path, NetworkSummary network)
    {
        string answers = string.Concat(Enumerable.Repeat(",0", network.HasClassLabels ? 1 : network.TargetLength));
        using var text = new StringReader(string.Join('\n', Lines(path).Where(line => line.Length > 0).Select(line => line + answers)));
        return Dataset.FromCsv(
            text,
            network.HasClassLabels ? new CsvOptions { ClassColumn = -1 }
                : new CsvOptions { TargetColumns = [.. Enumerable.Range(0, network.TargetLength).Select(i => (CsvColumn)(i - network.TargetLength))] },
            path);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using FileStream file = File.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        using var reader = new StreamReader(isGzip ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
