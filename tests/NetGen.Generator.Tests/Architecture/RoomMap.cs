using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>
/// The rooms of a compiled assembly, the folders directly under its project, and which types draw an arrow from one to another. The folder is read from the
/// debug symbols, since one public namespace may span many rooms. Files of a project's root are its entry ("."), files linked from another project are
/// that project's and draw nothing.
/// </summary>
internal sealed class RoomMap
{
    /// <summary>Every room that a type lives in.</summary>
    public SortedSet<string> Rooms { get; } = [];

    /// <summary>From room to room, with the types that draw the arrow as <c>From → To</c>.</summary>
    public SortedDictionary<(string From, string To), SortedSet<string>> Arrows { get; } = [];

    /// <param name="assembly">The assembly's file, with its symbols beside it.</param>
    /// <param name="project">The project's folder, as paths in the symbols contain it.</param>
    public static RoomMap Of(string assembly, string project) =>
        Of(File.OpenRead(assembly), File.OpenRead(Path.ChangeExtension(assembly, ".pdb")), project);

    public static RoomMap Of(Stream assembly, Stream debugSymbols, string project)
    {
        using var image = new PEReader(assembly);
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(debugSymbols);
        var metadata = image.GetMetadataReader();
        var rooms = RoomsOf(metadata, symbols.GetMetadataReader(), project);
        var map = new RoomMap();
        map.Rooms.UnionWith(rooms.Values);
        foreach (var (from, to) in TypeArrows.Of(image))
            if (rooms.TryGetValue(from, out string? source) && rooms.TryGetValue(to, out string? target) && source != target)
                map.Add(source, target, $"{Name(metadata, from)} → {Name(metadata, to)}");
        return map;
    }

    /// <summary>The arrows that a table of allowed ones does not have, each with the types that draw it.</summary>
    public IEnumerable<string> Beyond(IReadOnlyDictionary<string, string[]> allowed) =>
        from arrow in Arrows
        where !allowed.TryGetValue(arrow.Key.From, out string[]? targets) || !targets.Contains(arrow.Key.To)
        select $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Value)}";

    void Add(string from, string to, string types)
    {
        if (!Arrows.TryGetValue((from, to), out var drawn))
            Arrows.Add((from, to), drawn = new(StringComparer.Ordinal));
        drawn.Add(types);
    }

    static string Name(MetadataReader metadata, TypeDefinitionHandle type) => metadata.GetString(metadata.GetTypeDefinition(type).Name);

    static Dictionary<TypeDefinitionHandle, string> RoomsOf(MetadataReader metadata, MetadataReader symbols, string project)
    {
        var rooms = new Dictionary<TypeDefinitionHandle, string>();
        foreach (var method in metadata.MethodDefinitions)
        {
            var information = symbols.GetMethodDebugInformation(method.ToDebugInformationHandle());
            if (!information.Document.IsNil)
                Place(metadata.GetMethodDefinition(method).GetDeclaringType(), information.Document);
        }
        // A type without a statement (an interface, an enumeration) has its file noted by the compiler.
        foreach (var handle in symbols.CustomDebugInformation)
        {
            var note = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(note.Kind) == TypeDefinitionDocuments)
                Place((TypeDefinitionHandle)note.Parent, MetadataTokens.DocumentHandle(symbols.GetBlobReader(note.Value).ReadCompressedInteger()));
        }
        return rooms;

        void Place(TypeDefinitionHandle type, DocumentHandle document)
        {
            string file = symbols.GetString(symbols.GetDocument(document).Name).Replace('\\', '/');
            string space = metadata.GetString(metadata.GetTypeDefinition(type).Namespace);
            int at = file.LastIndexOf($"/{project}/", StringComparison.Ordinal);
            if (at < 0 || space.StartsWith("System", StringComparison.Ordinal) || file.Contains("/obj/", StringComparison.Ordinal))
                return;
            string inside = file[(at + project.Length + 2)..];
            rooms[TypeArrows.Outermost(metadata, type)] = inside.Contains('/') ? inside[..inside.IndexOf('/')] : ".";
        }
    }

    static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
}
