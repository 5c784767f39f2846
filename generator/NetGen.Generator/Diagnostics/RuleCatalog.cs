using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Every rule, in the order of ids: the one table from which descriptors, the rule index and the tests are made. Knows nothing of Roslyn,
/// so that any front end can say what the analyzers say.
/// </summary>
internal static partial class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("NG0000", "Internal", "The compiler itself failed",
            "NetGen failed to compile '{0}': {1}. This is a fault of NetGen; please report it with the declaration.",
            ProblemSeverity.Warning),
        new("NG0001", "NotPartial", "A network must be partial",
            "NetGen adds members to '{0}': declare it partial, and every type around it (missing on: {1})",
            ProblemSeverity.Error, HasFix: true),
        new("NG0002", "UnsupportedTarget", "This cannot be a network",
            "'{0}' cannot be a network: it is {1}. A network is a plain partial class; it may be sealed, nested, or derived from a class with a constructor without arguments.",
            ProblemSeverity.Error),
        new("NG0003", "NoInput", "A network needs an input",
            "'{0}' has no [Input]: every other shape is inferred from it",
            ProblemSeverity.Error, HasFix: true),
        new("NG0004", "NoLoss", "A network without a loss cannot be trained",
            "'{0}' has no loss: it can predict, but not be trained",
            ProblemSeverity.Info, HasFix: true),
        new("NG0005", "NoLayers", "A network needs layers",
            "'{0}' has no layers",
            ProblemSeverity.Error, HasFix: true),
        new("NG0006", "SplitDeclaration", "A network's attributes stand on several parts",
            "The attributes of '{0}' stand on more than one part of the class, which have no order: put all of them on one declaration",
            ProblemSeverity.Error),
        new("NG0007", "AttributeOrder", "An attribute stands where it has no meaning",
            "{0} {1}",
            ProblemSeverity.Error, HasFix: true),
        new("NG0008", "BadArgument", "A value is outside its domain",
            "{0} must be {1}; it is {2}",
            ProblemSeverity.Error, HasFix: true),
        new("NG0009", "NameClash", "A name is taken",
            "'{0}' {1}",
            ProblemSeverity.Error),
        new("NG0010", "UnknownMark", "A mark that does not precede, or that nothing names",
            "The mark '{0}' {1}",
            ProblemSeverity.Error),
        new("NG0011", "RecursiveBlock", "A block uses itself",
            "The block '{0}' would contain itself: {1}",
            ProblemSeverity.Error),
        new("NG0012", "NotABlock", "This cannot be used as a block",
            "'{0}' cannot be used as a block: {1}",
            ProblemSeverity.Error),
        new("NG1002", "NonPositiveDimension", "A size falls below 1",
            "{0} does not fit into {1}: nothing would be left. The sizes on the way here: {2}.",
            ProblemSeverity.Error),
        new("NG1003", "MissingFlatten", "Dense is applied per position",
            "{0} is applied per position: its output is {1}{2}",
            ProblemSeverity.Error, HasFix: true),
        new("NG1004", "ReshapeCount", "Another number of elements",
            "{0} has {1}; what reaches it, {2}, has {3}",
            ProblemSeverity.Error),
        new("NG1005", "OutputVersusTarget", "The output does not fit the target",
            "The network's output has {0}, the declared target {1}",
            ProblemSeverity.Error, HasFix: true),
        new("NG1006", "JoinShape", "Shapes that cannot be joined",
            "{0} cannot join {1}",
            ProblemSeverity.Error),
        new("NG1007", "WindowRemainder", "The last rows or columns are never read",
            "A window of {0} that steps by {1} over {2}: {3} never read",
            ProblemSeverity.Info),
        new("NG1009", "Divisibility", "Channels cannot be divided into equal groups",
            "{0} groups must divide {1}",
            ProblemSeverity.Error),
        new("NG1010", "MostlyPadding", "A kernel mostly reads padding",
            "Only {0} of what the {1} kernel of {2} reads over {3} is image, the rest padding{4}",
            ProblemSeverity.Warning),
        new("NG1012", "TooLarge", "A size exceeds what an array can hold",
            "{0} elements are more than an array can hold ({1})",
            ProblemSeverity.Error),
        new("NG1013", "ChannelsFirst", "Channels come last",
            "An input of {0} is an image {1} pixel{2} high with {3} channels. Channels come last: {4}?",
            ProblemSeverity.Warning, HasFix: true),
        new("NG1014", "NotAnImage", "A window needs rows and columns",
            "{0} needs {1}; what reaches it is {2}",
            ProblemSeverity.Error),
        new("NG1015", "SharedWeights", "Weights that cannot be shared",
            "The shared tensor {0} is {1} where the block is first used, and would be {2} here",
            ProblemSeverity.Error),
        .. Initialization,
        .. Output,
        .. Normalization,
        .. Regularization,
        .. Optimization,
        .. Data,
        .. Depth,
        .. Capacity,
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static Rule Find(string id) => ById[id];

    /// <summary>How severe a problem is: as it says, else as its rule does.</summary>
    public static ProblemSeverity SeverityOf(Problem problem) => problem.Severity ?? Find(problem.Id).Severity;
}
