using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Text with indentation and LF line ends, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>One line at the present depth, whatever is in the text; an empty one carries no spaces.</summary>
    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(VisibleText.Of(text));
        _text.Append('\n');
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
}
