using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>A program with one network and one block, in which names and texts are drawn; and the same with harmless ones.</summary>
internal sealed class HostileProgram
{
    private static readonly string[] Words =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText)
            .Where(SyntaxFacts.IsValidIdentifier),
        .. ReservedNames.Generated, .. ReservedNames.OfStreams, "NetGenKernels", "NetGenDeclaration", "netGenParameters", "netGenIsFresh",
        "NetGenError", "NGVector", "NGLanes", "NGUnsafe", "NGNumerics",
        "System", "NetGen", "Vector", "Vector256", "Math", "Span", "ReadOnlySpan", "MemoryMarshal", "Unsafe", "Int32", "String", "Object",
        "Attribute", "Exception", "Stream", "Numerics", "Data", "Training",
        "Files", "Dataset", "Init", "Dense", "DenseLayer", "NetworkSummary", "SampleNames", "Task", "Runtime", "IO", "Collections",
        "Generic", "Equals", "GetType", "ToString", "Finalize", "value", "args", "input",
        "output", "samples", "workspace", "parameters", "network", "plan", "seed", "located", "_", "__", "x", "T", "é", "日本", "ß", "ſ", "Ⅷ",
        "a\u0301", "_1", "Net1",
    ];

    private static readonly string[] Pieces =
    [
        "\r\n", "\n}}}\n", "}}", "{", "class Evil { }", "*/", "/*", "//", "///", "\"", "\"\"\"", "\\", "\\u000a", "{0}", "$args", "%s",
        "</summary>", "<x>", "&", "]]>", "-->", "\u2028", "\u2029", "\u0085", "\v", "\f", "\0",
        "\u001b[2J", "\ud800", "\udc00", "\ud83d\ude00", "\u202e", "\u200b", "\ufeff", "\uffff", "#endif", "#if false", "\t", " ", ".", "_",
        "/", "a", "Z", "0", "é", "workspace", "netGenParameters", "weight", "preprocessing", "netgen/", "=>", ";",
        "@", "1e", "(", ")", "nameof(x)", "'", "#pragma warning restore", "global::System", "u0041", "\\x41", "\u00ad", "{{", "$\"",
    ];

    private readonly Random _random;

    public HostileProgram(Random random)
    {
        _random = random;
        // One place after the other is hostile in most programs; all of them in some.
        var most = random.Next(8) == 0 ? 1.0 : 0.15;
        string Name(string harmless) => random.NextDouble() < most ? "@" + Identifier() : harmless;
        string Text(string harmless) => Quoted(random.NextDouble() < most ? Any() : harmless);
        // A layer's name is one in most cases, or nothing would compile.
        string LayerName(string harmless) => Quoted(random.NextDouble() < most ? (random.Next(4) == 0 ? Any() : Identifier()) : harmless);
        var (first, second) = (Text("a"), Text("b"));
        string[] names = [Name("Space"), Name("Outer"), Name("T"), Name("Net"), Name("Block"), LayerName("first"), LayerName("second"),
            LayerName("quiet"), LayerName("stage"), Text("w"), Text("v"), first, second, Text("t"), Text("n"), Name("Mine"),
            Text("l"), Text("c"), LayerName("p"), Text("k"), LayerName("q"), Text("f.csv"), Text("d")];
        var (space, outer) = (random.Next(3), random.Next(5));
        // An attribute cannot name a type in a generic one.
        var block = outer != 2 && random.Next(2) == 0;
        var head = random.Next(6) == 0;
        var (table, file) = (random.Next(4) == 0, random.Next(8) == 0);
        var tokens = random.Next(3) == 0;
        Depth = outer == 0 ? 0 : 1;
        Hostile = Write(names);
        Harmless = Write(["Space", "Outer", "T", "Net", "Block", "\"first\"", "\"second\"", "\"quiet\"", "\"stage\"", "\"w\"", "\"v\"",
            "\"a\"", "\"b\"", "\"t\"", "\"n\"", "Mine", "\"l\"", "\"c\"", "\"p\"", "\"k\"", "\"q\"", "\"f.csv\"", "\"d\""]);

        string Write(string[] n)
        {
            const string G = "global::NetGen.";
            var code = new StringBuilder();
            code.Append(space switch { 0 => "", 1 => $"namespace {n[0]} {{ ", _ => $"namespace Root.{n[0]}.Leaf {{ " });
            code.Append(outer switch
            {
                0 => "",
                1 => $"public partial class {n[1]} {{ ",
                2 => $"public partial struct {n[1]}<{n[2]}> {{ ",
                3 => $"public partial record {n[1]} {{ ",
                _ => $"public partial interface {n[1]} {{ "
            });
            if (table)
            {
                code.Append(CultureInfo.InvariantCulture,
                    $"[{G}Network, {G}Table({(file ? n[21] + ", " : "")}Label = {n[16]}), {G}Column({n[17]}, Property = {n[18]}), {G}Column({n[11]}, Categories = new[] {{ {n[19]}, {n[12]} }}), ");
                code.Append(CultureInfo.InvariantCulture,
                    $"{G}Column({n[16]}, Property = {n[20]}), {(file ? "" : $"{G}Column(\"since\", Kind = {G}ColumnKind.Date, Format = \"d.M.yyyy'\" + {n[22]} + \"'\"), ")}{(file || !tokens ? "" : $"{G}Column(\"paid\", Kind = {G}ColumnKind.Number, Unit = {n[22]}, MissingWords = new[] {{ {n[21]} }}), ")}{G}Dense(1), {G}MeanSquaredError] public partial class {n[3]} {{ public void {n[15]}() {{ }} }}");
                return code.Append(space == 0 ? "" : " }").Append(outer == 0 ? "" : " }").ToString();
            }
            if (block)
                code.Append(CultureInfo.InvariantCulture,
                    $"[{G}NetworkBlock, {G}Dense(2, Name = {n[8]}, Tensor = {n[13]}), {G}Mark({n[11]}), {G}Relu, {G}Add({n[11]})] public class {n[4]}; ");
            code.Append(CultureInfo.InvariantCulture,
                $"[{G}Network, {(tokens ? $"{G}Tokens(4, Steps = 1), {G}Embedding(3, Name = {n[14]}, Tensor = {n[10]})" : $"{G}Input(1, 3)")}, {G}LearnedPositions(Tensor = {n[13]}), {G}Flatten, {G}Dense(2, Name = {n[5]}, Tensor = {n[9]}), {G}Mark({n[11]}), {G}PRelu(Tensor = {n[10]}), {G}Mark({n[12]}), ");
            code.Append(CultureInfo.InvariantCulture,
                $"{G}Add({n[11]}), {G}Scale(Name = {n[6]}), {G}Multiply({n[12]}), {G}LayerNorm(Tensor = {n[14]}), {G}Dropout(0.5, Name = {n[7]}), {G}Concat({n[12]}), ");
            if (block)
                code.Append(CultureInfo.InvariantCulture, $"{G}Dense(2), {G}Use<{n[4]}>(Name = {n[8]}, Tensor = {n[14]}), ");
            code.Append(CultureInfo.InvariantCulture,
                $"{G}From({n[11]}), {G}Concat({n[12]}), {G}Dense(2){(head ? $", {G}MeanSquaredError" : "")}] public partial class {n[3]} {{ public void {n[15]}() {{ }} }}");
            return code.Append(space == 0 ? "" : " }").Append(outer == 0 ? "" : " }").ToString();
        }
    }

    public string Hostile { get; }

    public string Harmless { get; }

    /// <summary>Types around the network.</summary>
    public int Depth { get; }

    private string Identifier()
    {
        if (_random.Next(4) > 0)
            return Words[_random.Next(Words.Length)];
        const string Start = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_éßΩж日Ⅷ", Part = "0123456789\u0301\u203f";
        return string.Concat(Enumerable.Range(0, 1 + _random.Next(8))
            .Select(i => i == 0 || _random.Next(4) > 0 ? Start[_random.Next(Start.Length)] : Part[_random.Next(Part.Length)]));
    }

    private string Any() =>
        string.Concat(Enumerable.Range(0, _random.Next(6))
            .Select(_ => _random.Next(5) == 0 ? ((char)_random.Next(0x10000)).ToString() : Pieces[_random.Next(Pieces.Length)]));

    /// <summary>Every character written out: what is tested is not how C# reads a literal.</summary>
    private static string Quoted(string text) =>
        "\"" + string.Concat(text.Select(c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))) + "\"";
}
