namespace NetGen.Generator.Diagnostics;

/// <summary>
/// A fault that a rule could speak of elsewhere, and that cannot be declared here: there is no rule, and a test that there is nothing to
/// say.
/// </summary>
/// <param name="Id">The id that it would have; null where it never had one.</param>
/// <param name="Fault">What goes wrong elsewhere.</param>
/// <param name="Reason">Why it cannot here.</param>
internal sealed record ImpossibleFault(string? Id, string Fault, string Reason);

/// <summary>What needs no rule.</summary>
internal static partial class RuleCatalog
{
    public static IReadOnlyList<ImpossibleFault> Impossible { get; } =
    [
        new(null, "Softmax applied twice, by head and loss",
            "`CrossEntropy` takes the declared head in: head and loss are one operation on what stands before the head"),
        new(null, "Sigmoid applied twice, by head and loss", "`BinaryCrossEntropy` takes the declared head in as well"),
        new(null, "Logits into a loss of probabilities",
            "a linear head before such a loss is an error (NG3004), and a step takes inputs, not outputs"),
        new(null, "One-hot labels where indices are expected",
            "the labels of a classifier are `int`: anything else is an error of the language"),
        new(null, "Class labels that were scaled", "for the same reason"),
        new("NG2018", "ReLU in an LSTM or GRU",
            "the gates and the state of `Lstm` and `Gru` have functions of their own: only `SimpleRnn` takes an activation"),
        new("NG5009", "L1 that should make weights exactly 0, and adds λ·sign(w) to the gradient",
            "`L1` and `ElasticNet` are a proximal step behind every optimizer's own, and nothing else can be declared"),
        new(null, "Label smoothing with a squared loss", "`LabelSmoothing` is an argument of `CrossEntropy` alone"),
        new("NG7008", "Channels first", "it is the shape of the input: NG1013"),
        new("NG7010", "Augmentation at evaluation", "declared augmentation is a part of `Step`: `Predict` and `Evaluate` have none"),
    ];
}
