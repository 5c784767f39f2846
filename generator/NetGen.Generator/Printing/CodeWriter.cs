using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Printing;

/// <summary>Text with indentation and LF line ends, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _hasGap;

    /// <summary>One line at the present depth, whatever is in the text; an empty one carries no spaces.</summary>
    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
            Indented().Append(VisibleText.Of(text));
        _hasGap = false;
        _text.Append('\n');
        return this;
    }

    /// <summary>An empty line, unless nothing follows in the block.</summary>
    public void Gap() => _hasGap = true;

    /// <summary>The same without a string in between: the pieces go where they are to stand.</summary>
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] ref LineText text)
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>The beginning of a line that is put together from pieces, until <see cref="End"/>.</summary>
    public CodeWriter Begin(string text)
    {
        Indented().Append(text);
        return this;
    }

    public CodeWriter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public CodeWriter End(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Several lines, split at line feeds.</summary>
    public CodeWriter Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line.TrimEnd());
        return this;
    }

    /// <summary>A line (none for an empty text), an opening brace, and deeper from there on, until <see cref="Close"/>.</summary>
    public CodeWriter Open(string text)
    {
        if (text.Length > 0)
            Line(text);
        Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string suffix = "")
    {
        _depth--;
        _hasGap = false;
        return Line("}" + suffix);
    }

    /// <summary>A braced block.</summary>
    public CodeWriter Block(string text, Action body)
    {
        Open(text);
        body();
        return Close();
    }

    /// <summary>A documentation comment of one paragraph.</summary>
    public CodeWriter Summary(string text) => Line("/// <summary>" + Escape(text) + "</summary>");

    public CodeWriter Param(string name, string text) => Line("/// <param name=\"" + name + "\">" + Escape(text) + "</param>");

    public CodeWriter Returns(string text) => Line("/// <returns>" + Escape(text) + "</returns>");

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => _text.ToString();

    /// <summary>The text, with the beginning of a line that is not empty.</summary>
    private StringBuilder Indented()
    {
        if (_hasGap)
            _text.Append('\n');
        _hasGap = false;
        return _text.Append(' ', _depth * 4);
    }

    /// <summary>An interpolated line on its way into the text; never empty.</summary>
    [InterpolatedStringHandler]
    internal readonly struct LineText
    {
        private readonly StringBuilder _text;

        public LineText(int literalLength, int formattedCount, CodeWriter writer)
        {
            _text = writer.Indented();
        }

        public void AppendLiteral(string text) => _text.Append(text);

        /// <summary>Whatever is in it: names in files are any text of the user's, and may not end the line that they are in.</summary>
        public void AppendFormatted(string? text) => _text.Append(text is null ? null : VisibleText.Of(text));

        /// <summary>What is no text yet, the same in every culture.</summary>
        public void AppendFormatted<T>(T value) where T : IFormattable => _text.Append(value.ToString(null, CultureInfo.InvariantCulture));
    }
}
