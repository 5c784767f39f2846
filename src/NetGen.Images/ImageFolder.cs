namespace NetGen.Images;

/// <summary>
/// A folder whose folders are classes: <c>cats/1.png, cats/2.jpg, dogs/1.png</c>. Thread-safe, where each thread has its own converter.
/// </summary>
public static class ImageFolder
{
    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".bmp", ".tga", ".gif"];

    /// <summary>
    /// Reads all images of all class folders, and of folders within them, into a data set of bytes. Classes and files are taken in ordinal
    /// order of their names, so that labels do not depend on the machine; files that are no images by their ending are passed over.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="converter">What the network wants.</param>
    /// <param name="classNames">
    /// The classes by label, for folders that must agree with one another (<c>train.ClassNames</c>, <c>network.ClassNames</c>): one may be
    /// missing, and another is an error. Null for the folders' names in order.
    /// </param>
    /// <returns>The images, labelled; the class names are the folders'.</returns>
    /// <exception cref="DatasetException">There is no class folder, one is none of the given classes, a class has no image, or one is too
    /// small to be cut.</exception>
    /// <exception cref="DataFormatException">A file cannot be decoded; the message names it.</exception>
    /// <exception cref="IOException">The folder is missing or cannot be read.</exception>
    public static Dataset Read(string path, ImageConverter converter, IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(converter);
        string[] classes = [.. Directory.GetDirectories(path).Order(StringComparer.Ordinal)];
        if (classes.Length == 0)
        {
            throw new DatasetException($"{path}: expected a folder for each class; there is none.");
        }

        string[] folders = [.. classes.Select(folder => Path.GetFileName(folder)!)];
        string[] names = [.. classNames ?? folders];
        string[] unknown = [.. folders.Except(names, StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new DatasetException($"{path}: expected folders of the classes '{string.Join("', '", names)}'; found '{string.Join("', '", unknown)}'.");
        }

        (string File, int Label)[] images =
            [.. classes.SelectMany(folder => ImagesOf(folder).Select(file => (file, Array.IndexOf(names, Path.GetFileName(folder)))))];
        if ((long)images.Length * converter.Length > Array.MaxLength)
        {
            throw new DatasetException($"{path}: {images.Length} images of {converter.Length} bytes are more than fit in an array; stream them (StreamedDataset.FromBlocks).");
        }

        var inputs = new byte[images.Length * converter.Length];
        for (int i = 0; i < images.Length; i++)
        {
            ImageFile.Read(images[i].File, converter, inputs.AsSpan(i * converter.Length, converter.Length));
        }

        return Dataset.FromArrays(inputs, [.. images.Select(image => image.Label)], names);
    }

    private static string[] ImagesOf(string folder)
    {
        string[] files =
        [
            .. FilesIn(new DirectoryInfo(folder), [])
                .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0
            ? files
            : throw new DatasetException($"{folder}: expected images ({string.Join(", ", Endings)}); there is none.");
    }

    /// <summary>The files of a folder and of those within it, links followed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="above">The folders that it lies in, as they are called without links.</param>
    private static IEnumerable<string> FilesIn(DirectoryInfo folder, string[] above)
    {
        string real = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? (above.Length == 0 ? folder.FullName : Path.Combine(above[^1], folder.Name));
        real = Path.TrimEndingDirectorySeparator(real);
        if (above.Any(parent => parent == real || parent.StartsWith(real + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            throw new DatasetException($"{folder.FullName}: the link leads back to a folder that it lies in ({real}), and would be followed for ever.");
        }

        string[] within = [.. above, real];
        return folder.EnumerateFileSystemInfos()
            .SelectMany(entry => entry is DirectoryInfo inner ? FilesIn(inner, within) : [entry.FullName]);
    }
}
