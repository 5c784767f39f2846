using System.Buffers;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace NetGen.Selection;

/// <summary>
/// A study's journal: a text file of one JSON object a line, first what the study is, then its trials. Lines are only ever appended, each
/// written through to the disk; a last line that a killed process left unfinished is dropped when the study is opened again.
/// </summary>
internal sealed class JournalFile(string path) : StudyStore
{
    // Far beyond what a study can write; a larger file is something else.
    private const long LargestFile = 1 << 28;

    public override OpenedStudy Open(StudyIdentity study)
    {
        if (Directory.Exists(path))
        {
            throw new StudyException(
                $"The journal '{path}' cannot be opened: expected the path of a file; found a folder: name a file in it.");
        }

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StudyException($"The journal '{path}' cannot be opened for writing (another study may be using it): {e.Message}", e);
        }

        try
        {
            return Resume(stream, study);
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is IOException)
            {
                throw new StudyException($"The journal '{path}' cannot be read or written: {e.Message}", e);
            }

            throw;
        }
    }

    private Journal Resume(FileStream stream, StudyIdentity study)
    {
        byte[] header = JournalLine.Of(study);
        if (stream.Length > LargestFile)
        {
            throw new StudyException(Invariant($"'{path}' is no journal of a study: it has {stream.Length:N0} bytes."));
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        int whole = Array.LastIndexOf(content, (byte)'\n') + 1;
        var trials = new List<TrialRecord>();
        if (whole == 0)
        {
            // Nothing yet, or a header that was cut off: anything else is not ours to overwrite.
            if (!header.AsSpan().StartsWith(content))
            {
                throw new StudyException($"'{path}' is no journal of a study: its first line is not one.");
            }

            stream.SetLength(0);
            stream.Write(header);
            stream.Flush(flushToDisk: true);
            return new Journal(path, stream, trials);
        }

        ReadLines(content.AsSpan(0, whole - 1), study, trials);
        stream.SetLength(whole);
        stream.Position = whole;
        return new Journal(path, stream, trials);
    }

    private void ReadLines(ReadOnlySpan<byte> content, StudyIdentity study, List<TrialRecord> trials)
    {
        int number = 0;
        foreach (Range range in content.Split((byte)'\n'))
        {
            number++;
            try
            {
                if (number == 1)
                {
                    JournalLine.Require(content[range], study, path);
                }
                else
                {
                    trials.Add(JournalLine.Trial(content[range], number - 1, study.Dimensions.Count));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
            {
                throw new StudyException(Invariant($"Line {number} of the journal '{path}' cannot be read: {e.Message}"), e);
            }
        }
    }

    private sealed class Journal(string path, FileStream stream, List<TrialRecord> trials) : OpenedStudy
    {
        public override IReadOnlyList<TrialRecord> Trials => trials;

        public override void Append(TrialRecord trial)
        {
            try
            {
                // One write: a process that dies leaves the line or a part that has no end.
                stream.Write(JournalLine.Of(trial));
                stream.Flush(flushToDisk: true);
            }
            catch (IOException e)
            {
                throw new StudyException(Invariant($"Trial {trial.Number} could not be written to the journal '{path}': {e.Message}"), e);
            }
        }

        public override void Dispose() => stream.Dispose();
    }
}
