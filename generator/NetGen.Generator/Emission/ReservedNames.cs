using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The names that generated code needs in the user's class: found by generating it.</summary>
internal static class ReservedNames
{
    /// <summary>
    /// Every member that some network has beside its layers, whose samples are no rows and no steps: reserved in all of them, so that a
    /// loss or a schedule that is added later breaks nothing.
    /// </summary>
    public static IReadOnlyCollection<string> Generated { get; } = NamesOf(SurfacePlanning.Everything with { Streams = false });

    /// <summary>What is generated beside them where samples are rows of a table.</summary>
    private static readonly HashSet<string> OfTables = new(
        NamesOf(SurfacePlanning.EverythingOfTables with { Streams = false }).Except(Generated), StringComparer.Ordinal);

    /// <summary>What is generated beside them where a network runs as a stream.</summary>
    public static IReadOnlyCollection<string> OfStreams { get; } = new HashSet<string>(
        NamesOf(SurfacePlanning.Everything).Except(Generated), StringComparer.Ordinal);

    /// <summary>
    /// What a row or a prediction has beside its columns: its own name, what is generated, and what C# makes of a record.
    /// </summary>
    private static readonly HashSet<string> OfRows = new(
        NamesOfPredictions().Concat([TableMembers.Row, TableMembers.Prediction, "PrintMembers", "Deconstruct", "Clone"]),
        StringComparer.Ordinal);

    /// <summary>What every class has; a layer of such a name would hide it.</summary>
    private static readonly HashSet<string> Inherited = new(
        typeof(object).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodInfo>().Where(method => !method.IsPrivate && !method.IsAssembly).Select(method => method.Name),
        StringComparer.Ordinal);

    /// <summary>The numbers that a run may override, whatever the layers are called.</summary>
    public static IReadOnlyCollection<string> Hyperparameters { get; } =
        new HashSet<string>(SurfacePlanning.Everything.Hyperparameters.Select(number => number.Name), StringComparer.Ordinal);

    /// <summary>Whether a member of that name is generated in some network.</summary>
    public static bool IsGenerated(string name) => Generated.Contains(name);

    /// <summary>Whether a member of that name is generated in networks whose samples are rows of a table, and in them alone.</summary>
    public static bool IsOfTables(string name) => OfTables.Contains(name);

    /// <summary>Whether a row or a prediction has a member of that name, whatever its columns are.</summary>
    public static bool IsOfRows(string name) => OfRows.Contains(name) || IsInherited(name) || IsKept(name);

    /// <summary>Whether every class has a member of that name.</summary>
    public static bool IsInherited(string name) => Inherited.Contains(name);

    /// <summary>
    /// Whether generated code keeps a name for what nobody else can name: NetGenKernels, netGenParameters, its alias NGVector.
    /// </summary>
    public static bool IsKept(string name) =>
        name.StartsWith("NetGen", StringComparison.Ordinal) || name.StartsWith("netGen", StringComparison.Ordinal)
        || (name.Length > 2 && name.StartsWith("NG", StringComparison.Ordinal) && char.IsUpper(name[2]));

    private static HashSet<string> NamesOf(Surface surface)
    {
        var writer = new CodeWriter();
        var members = new MemberWriter(writer, surface, plan: null, []);
        SurfaceSection.Print(writer, members);
        TableSection.Print(writer, members);
        TrainerSection.Print(writer, members);
        return new(members.Names.Where(name => name.IndexOf('.') < 0), StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesOfPredictions()
    {
        var members = new MemberWriter(new CodeWriter(), SurfacePlanning.EverythingOfTables, plan: null, []);
        PredictionTypeSection.PrintProperties(members, members.Surface.Table!);
        return members.Names;
    }
}
