using NetGen;
using Trainer.Models;

namespace Trainer.Data;

/// <summary>
/// The Data room: paths come in, samples go out. IDX files (MNIST's) have their labels in a file of their own; everything else is a table of
/// text, plain or gzip, as the network says: columns with names, or numbers with the class or the target in the last column.
/// </summary>
internal static class DataFiles
{
    /// <summary>Samples with their answers.</summary>
    /// <param name="model">Whose they are.</param>
    /// <param name="path">The table, or the images.</param>
    /// <param name="labels">The labels of images; null for the file that MNIST's names lead to.</param>
    /// <param name="classNames">The classes' names by label, where a file must agree with another.</param>
    /// <exception cref="UsageException">A file is missing.</exception>
    public static Dataset Read(Model model, string path, string? labels, IReadOnlyList<string>? classNames = null)
    {
        Require(path, "data");
        if (IsIdx(path))
        {
            labels ??= LabelsOf(path);
            Require(labels, "labels");
            return Dataset.FromIdx(path, labels, classNames);
        }

        if (labels is not null)
        {
            throw new UsageException($"--labels belongs to images of IDX files; '{path}' is a table and has its answers itself.");
        }

        return model.ReadTable is { } read ? read(path) : Dataset.FromCsv(path, Columns(model.Summary, classNames));
    }

    /// <summary>Samples to predict: with answers, which are passed over, or, of numbers, without.</summary>
    public static Dataset ReadInputs(Model model, string path, string? labels, IReadOnlyList<string>? classNames)
    {
        Require(path, "data");
        return IsIdx(path) || model.ReadTable is not null || !Unanswered.Is(path, model.Summary.InputLength)
            ? Read(model, path, labels, classNames)
            : Unanswered.Read(path, model.Summary);
    }

    private static CsvOptions Columns(NetworkSummary network, IReadOnlyList<string>? classNames) => network.HasClassLabels
        ? new CsvOptions { ClassColumn = -1, ClassNames = classNames }
        : new CsvOptions { TargetColumns = [.. Enumerable.Range(0, network.TargetLength).Select(i => (CsvColumn)(i - network.TargetLength))] };

    private static void Require(string path, string what)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"The {what} file '{path}' is not there.");
        }
    }

    // The first two bytes of IDX are 0, in gzip too, where 1f 8b stands before it: the name is asked, as MNIST's files have it.
    private static bool IsIdx(string path) => Path.GetFileName(path) is { } name
        && (name.Contains("idx", StringComparison.OrdinalIgnoreCase) || name.Contains("ubyte", StringComparison.OrdinalIgnoreCase));

    private static string LabelsOf(string images)
    {
        string name = Path.GetFileName(images).Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        return name == Path.GetFileName(images)
            ? throw new UsageException($"'{images}' are images: their labels are in another file, which --labels names.")
            : Path.Combine(Path.GetDirectoryName(images) ?? "", name);
    }
}
