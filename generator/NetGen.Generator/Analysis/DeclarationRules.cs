using NetGen.Generator.Analysis.Tables;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The rules that need only what was written, in order: from a specification to problems. They run before a graph is built and decide
/// whether one may be: after an error here no rule speaks that looks at shapes, so that the root cause stands alone.
/// </summary>
internal static class DeclarationRules
{
    private static readonly IReadOnlyList<Action<Declaration, Action<Problem>>> Rules =
    [
        NoLayers.Check,
        NoInput.Check,
        TableDeclaration.Check,
        ColumnArguments.Check,
        BadArgument.Check,
        AttributeOrder.Check,
        NameClash.Check,
        VariantNames.Check,
        UnknownMark.Check,
        ChannelsFirst.Check,
    ];

    /// <summary>Reports what is wrong with the declaration. False where no graph may be built of it: an error, or half-typed
    /// code.</summary>
    public static bool Check(NetworkSpec spec, Action<Problem> report)
    {
        if (!spec.IsComplete)
            return false;
        var failed = false;
        var items = new NetworkItemAttribute[spec.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (spec.Items[i].Bind() is not { } attribute)
            {
                report(Unknown(spec, i));
                return false;
            }
            items[i] = attribute;
        }

        var declaration = new Declaration(spec, items);
        foreach (var check in Rules)
        {
            check(declaration, problem =>
            {
                failed |= RuleCatalog.SeverityOf(problem) == ProblemSeverity.Error;
                report(problem);
            });
        }
        if (!failed)
            NoLoss.Check(declaration, report);
        return !failed;
    }

    /// <summary>A complete attribute that this compiler cannot make: the runtime library is of another version.</summary>
    private static Problem Unknown(NetworkSpec spec, int item) => new()
    {
        Id = "NG0000",
        Item = item,
        Severity = ProblemSeverity.Error,
        Figures = new([spec.Name,
            "the attribute [" + spec.Items[item].Kind
                + "] is unknown to this compiler; are the runtime and the generator of the same version?"]),
    };
}
