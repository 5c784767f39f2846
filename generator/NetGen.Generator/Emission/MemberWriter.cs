using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what a user can name, each member once: documentation, signature and, where there is a plan, what it does. Of a declaration with
/// errors there is no plan, and the same members throw: code that uses the network still binds, so that the only errors in the user's list
/// are the ones about the declaration.
/// </summary>
internal sealed class MemberWriter
{
    private readonly CodeWriter _writer;
    private readonly Plan? _plan;
    private readonly IReadOnlyCollection<string> _taken;
    private readonly string _throw;
    private readonly List<string> _comment = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="writer">Where to print.</param>
    /// <param name="surface">What there is to name.</param>
    /// <param name="plan">What it does; null where the declaration has errors.</param>
    /// <param name="taken">Names that the user has given to other things: where there is one, that is the error, and a second of that name
    /// would echo it.</param>
    public MemberWriter(CodeWriter writer, Surface surface, Plan? plan,
        IReadOnlyCollection<string> taken) : this(writer, surface, plan, taken, null) { }

    private MemberWriter(CodeWriter writer, Surface surface, Plan? plan, IReadOnlyCollection<string> taken, string? error)
    {
        (_writer, Surface, _plan, _taken) = (writer, surface, plan, taken);
        Class = Identifiers.OfType(surface.Name);
        Error = error ?? Type("NetGenError");
        _throw = "throw " + Error;
    }

    public Surface Surface { get; }

    /// <summary>The class as C# names it.</summary>
    public string Class { get; }

    /// <summary>The property whose exception members throw that have nothing to do.</summary>
    public string Error { get; }

    /// <summary>What has been printed.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>A nested type's name; another one where the user has given it to something else.</summary>
    public string Type(string name) => _taken.Contains(name) ? Type("NetGen" + name) : name;

    /// <summary>Whether the user has given a name to something else.</summary>
    public bool IsTaken(string name) => _taken.Contains(name);

    /// <summary>A statement of a member that is being printed.</summary>
    public void Line(string statement) => _writer.Line(statement);

    public MemberWriter Summary(string text) => Comment("<summary>" + CodeWriter.Escape(text) + "</summary>");

    public MemberWriter Param(string name, string text) => Comment("<param name=\"" + name + "\">" + CodeWriter.Escape(text) + "</param>");

    public MemberWriter Returns(string text) => Comment("<returns>" + CodeWriter.Escape(text) + "</returns>");

    public MemberWriter Throws(string exception, string text) => Comment($"<exception cref=\"global::{exception}\">{text}</exception>");

    public MemberWriter Inherited() => Comment("<inheritdoc/>");

    /// <summary>A line of the documentation comment as it is.</summary>
    public MemberWriter Comment(string line)
    {
        _comment.Add("/// " + line);
        return this;
    }

    /// <summary>Documentation that tells a shape, where it is known.</summary>
    public MemberWriter Shape(string text, Func<Plan, string> shape) => Summary(text + (_plan is null ? "" : $" ({shape(_plan)})") + ".");

    /// <summary>Documentation that tells what is planned, where anything is.</summary>
    public MemberWriter Comment(Func<Plan, string> summary) => _plan is null ? this : Summary(summary(_plan));

    /// <summary>A constant. Where its value is not known it is 1, so that nothing divides by 0.</summary>
    public void Constant(string signature, Func<Plan, string> value)
    {
        if (Begins(signature))
            _writer.Line($"{signature} = {(_plan is null ? "1" : value(_plan))};").Gap();
    }

    /// <summary>A property that keeps its value.</summary>
    public void Auto(string signature, string accessors, Func<Plan, string?>? value = null)
    {
        if (Begins(signature))
            _writer.Line($"{signature} {{ {accessors} }}{(_plan is not null && value?.Invoke(_plan) is { } start ? $" = {start};" : "")}")
                .Gap();
    }

    /// <summary>A property that is read and written.</summary>
    public void Property(string signature, string getter, string setter)
    {
        if (Begins(signature))
            _writer.Line($"{signature} {{ get => {(_plan is null ? _throw : getter)}; set => {(_plan is null ? _throw : setter)}; }}")
                .Gap();
    }

    /// <summary>A member of one expression, on the line of its signature or, where it is long, on the next.</summary>
    public void Value(string signature, Func<Plan, string> value, bool isLong = false)
    {
        if (!Begins(signature))
            return;
        if (isLong && _plan is not null)
            _writer.Line(signature + " =>").Line($"    {value(_plan)};").Gap();
        else
            _writer.Line($"{signature} => {(_plan is null ? _throw : value(_plan))};").Gap();
    }

    /// <summary>A member of several statements.</summary>
    public void Block(string signature, Action<Plan> body, string after = "")
    {
        if (!Begins(signature))
            return;
        if (_plan is null)
        {
            _writer.Line($"{signature} => {_throw};").Gap();
            return;
        }
        _writer.Open(signature + after);
        body(_plan);
        _writer.Close().Gap();
    }

    /// <summary>A member whose text, behind its signature, is put together elsewhere, up to its last line.</summary>
    public void Text(string signature, string after, Action<Plan> print)
    {
        if (!Begins(signature))
            return;
        _writer.Line(signature + (_plan is null ? $" => {_throw};" : after));
        Hidden(print);
        _writer.Gap();
    }

    /// <summary>A nested type.</summary>
    public void Nested(string signature, Action<MemberWriter> members)
    {
        if (!Begins(signature))
            return;
        _writer.Open(signature);
        members(new MemberWriter(_writer, Surface, _plan, [], Error));
        _writer.Close().Gap();
    }

    /// <summary>What the members need and nobody can name; nothing where they throw.</summary>
    public void Hidden(Action<Plan> print)
    {
        if (_plan is not null)
            print(_plan);
    }

    /// <summary>Prints the documentation of a member, unless its name is taken.</summary>
    private bool Begins(string signature)
    {
        var isFree = !_taken.Contains(NameOf(signature));
        if (isFree)
        {
            _names.Add(NameOf(signature));
            foreach (var line in _comment)
                _writer.Line(line);
        }
        _comment.Clear();
        return isFree;
    }

    /// <summary>
    /// What stands before the parameters or the base types; a constructor is told by what it takes, as <c>UserMembers</c> has it.
    /// </summary>
    private string NameOf(string signature)
    {
        if (signature.StartsWith("public " + Class + "(", StringComparison.Ordinal))
            return ".ctor(ulong)";
        var declared = signature.Substring(0, ParametersOf(signature)).Split(new[] { " : " }, StringSplitOptions.None)[0];
        return declared.Substring(declared.LastIndexOf(' ') + 1).TrimStart('@');
    }

    /// <summary>Where parameters begin: at the parenthesis behind a name. Others are those of a tuple's type.</summary>
    private static int ParametersOf(string signature)
    {
        for (var i = 1; i < signature.Length; i++)
        {
            if (signature[i] == '(' && (char.IsLetterOrDigit(signature[i - 1]) || signature[i - 1] is '_' or '>'))
                return i;
        }
        return signature.Length;
    }
}
