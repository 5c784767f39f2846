using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Fuzz;

/// <summary>
/// What the text of a table means, said a second time and plainly: no blocks, no spans, no shared code with the reader. Columns of
/// <see cref="Meanings"/>.
/// </summary>
internal static partial class ReferenceTable
{
    private static readonly string[] Towns = ["Aach", "Bern", "Chur"];

    /// <summary>The values of all samples and the labels, or where the text is wrong.</summary>
    public static (float[] Inputs, int[] Labels, string? Fault) Read(string text)
    {
        (List<float> inputs, List<int> labels) = ([], []);
        string? fault = Read(text, inputs, labels);
        return ([.. inputs], [.. labels], fault);
    }

    private static string? Read(string text, List<float> inputs, List<int> labels)
    {
        string[] wanted = ["amount", "count", "active", "size", "town", "since", "left"];
        string[]? header = null;
        string? missing = null;
        foreach ((int line, string[]? fields, string? broken) in Records(text))
        {
            if (broken is not null)
            {
                return broken;
            }

            if (header is null)
            {
                header = fields!;
                bool isHeader = wanted.All(name => header.Count(field => field == name) == 1) && header.All(field => field == "id" || wanted.Contains(field));
                if (!isHeader)
                {
                    return "";
                }

                continue;
            }

            if (fields!.Length != header.Length)
            {
                return $"line {line}: expected";
            }

            var values = new Dictionary<string, float>();
            for (int i = 0; i < header.Length; i++)
            {
                if (header[i] != "id")
                {
                    float? value = ValueOf(header[i], fields[i], out bool isMissing);
                    if (isMissing && header[i] != "amount")
                    {
                        missing ??= $"line {line}, column {i + 1}";
                    }
                    else if (value is null)
                    {
                        return $"line {line}, column {i + 1}";
                    }

                    values[header[i]] = value ?? 0;
                }
            }

            inputs.AddRange(wanted[..^1].Select(name => values[name]));
            labels.Add((int)values["left"]);
        }

        return missing ?? (labels.Count == 0 ? "" : null);
    }

    private static float? ValueOf(string column, string field, out bool isMissing)
    {
        bool isWordOfGap = field.ToUpperInvariant() is "" or "?" or "NA" or "N/A" or "NAN" or "NULL";
        isMissing = isWordOfGap;
        switch (column)
        {
            case "amount" or "count":
                if (isWordOfGap)
                {
                    return float.NaN;
                }

                double number = Number().IsMatch(field) ? double.Parse(field, CultureInfo.InvariantCulture) : double.NaN;
                return float.IsFinite((float)number) && (column == "amount" || number == Math.Floor(number)) ? (float)number : null;
            case "active" or "left":
                return field.ToUpperInvariant() switch { "TRUE" or "YES" or "Y" or "T" or "1" => 1, "FALSE" or "NO" or "N" or "F" or "0" => 0, _ => null };
            case "size":
                return field switch { "small" => 0, "large" => 1, _ => null };
            case "town":
                int place = Array.IndexOf(Towns, field);
                return place < 0 ? Towns.Length : place;
            default:
                Match day = Day().Match(field);
                return day.Success && DateTime.TryParse(field, CultureInfo.InvariantCulture, out DateTime date) ? (float)(date - DateTime.MinValue).TotalDays : null;
        }
    }

    /// <summary>The records with the lines on which they begin; the last may be a fault.</summary>
    private static IEnumerable<(int Line, string[]? Fields, string? Fault)> Records(string text)
    {
        text = (text.StartsWith('\uFEFF') ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        (int line, int at) = (1, 0);
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                (line, at) = (line + 1, at + 1);
                continue;
            }

            int begins = line;
            var fields = new List<string>();
            var field = new StringBuilder();
            bool isClosed = false;
            for (bool quoted = false; ; at++)
            {
                if (at == text.Length && quoted)
                {
                    yield return (begins, null, "closing quote");
                    yield break;
                }

                char c = at == text.Length ? '\n' : text[at];
                if (c == '\0')
                {
                    yield return (begins, null, "a 0 character");
                    yield break;
                }

                bool isPair = quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"';
                line += c == '\n' && at < text.Length ? 1 : 0;
                if (isPair)
                {
                    field.Append('"');
                    at++;
                }
                else if (quoted && c == '"')
                {
                    (quoted, isClosed) = (false, true);
                }
                else if (isClosed && c is not (',' or '\n' or ' ' or '\t'))
                {
                    yield return (begins, null, $"line {line}, column {fields.Count + 1}: expected the end of the field");
                    yield break;
                }
                else if (!quoted && c == '"' && field.ToString().Trim(' ', '\t').Length == 0)
                {
                    quoted = true;
                    field.Clear();
                }
                else if (!quoted && c is ',' or '\n' && !quoted)
                {
                    fields.Add(field.ToString().Trim());
                    field.Clear();
                    isClosed = false;
                    if (c == '\n')
                    {
                        at++;
                        break;
                    }
                }
                else
                {
                    field.Append(c);
                }
            }

            yield return (begins, [.. fields], null);
        }
    }

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
