namespace NetGen.Data;

/// <summary>
/// What a file that is none of those that are read here begins like: the formats that people hold for a table or for weights. The answer
/// goes into a message that is thrown anyway, or about bytes that no text begins with.
/// </summary>
internal static class ForeignFile
{
    /// <summary>The format, with what it is called by people; null for none that is known.</summary>
    /// <param name="beginning">The first bytes of the file; 16 tell all of the formats, 8 most of them.</param>
    public static string? NameOf(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "a ZIP archive, as Excel's workbooks, numpy's .npz and torch.save's files are",
        [0x1F, 0x8B, 8, ..] => "gzip data",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] => "bzip2 data",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "Zstandard data",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "xz data",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "a document of old Office versions, as .xls workbooks are",
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', < 0x20 and not ((byte)'\r' or (byte)'\n' or (byte)'\t'), ..] => "a Parquet file",
        [(byte)'A', (byte)'R', (byte)'R', (byte)'O', (byte)'W', (byte)'1', 0, ..] => "an Arrow file",
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => "a numpy array (.npy)",
        [0x80, >= 2 and <= 5, ..] => "a Python pickle, as pandas and older versions of PyTorch write",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "an HDF5 file, as Keras writes",
        [(byte)'G', (byte)'G', (byte)'U', (byte)'F', < 0x20, ..] => "a GGUF file",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
        _ when beginning.StartsWith("%PDF-"u8) => "a PDF document",
        _ when beginning.StartsWith("SQLite "u8) && beginning.Length > 15 && beginning[15] == 0 => "an SQLite database",
        _ when beginning.Length >= 8 && "version https://"u8.StartsWith(beginning[..Math.Min(16, beginning.Length)]) =>
            "a pointer of Git LFS, in place of the file that 'git lfs pull' fetches",
        _ when beginning.StartsWith("<!DOCTYP"u8) || beginning.StartsWith("<html"u8) || beginning.StartsWith("<?xml"u8) =>
            "a page of HTML or XML, as a server answers that has no such file",
        _ => null,
    };
}
