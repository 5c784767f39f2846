using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>The groups on how a network is trained and used.</summary>
internal static partial class RuleCatalog
{
    private static IEnumerable<Rule> Normalization =>
    [
        new("NG4005", "ReluBeforeMaxPool", "ReLU before a max-pool",
            "{0} works on {2}; behind {1} it gives the same on {3}",
            ProblemSeverity.Info, HasFix: true),
    ];

    private static IEnumerable<Rule> Regularization =>
    [
        new("NG5002", "DropoutRate", "Dropout drops more than it should",
            "The rate is the probability of dropping: {0} keeps {1} of {2}; usual is {3}",
            ProblemSeverity.Warning) { Silences = ["NG3015"] },
        new("NG5004", "DropoutTwice", "Dropout directly behind dropout",
            "{0} are one dropout of rate {1} = {2}",
            ProblemSeverity.Warning, HasFix: true),
        new("NG5006", "NarrowDropout", "Dropout that switches a whole layer off",
            "{0}: {1} off for {2} of the samples; nothing of them gets through",
            ProblemSeverity.Warning),
        new("NG5007", "WeightShrinkage", "The penalty outweighs the data",
            "{0}: {1}",
            ProblemSeverity.Warning),
        new("NG5008", "AdamWithL2", "L2 in Adam's gradient",
            "Adam divides λw by the gradient's size, so that λ = {0} hardly reaches weights with large gradients; AdamW's decay reaches all alike",
            ProblemSeverity.Info, HasFix: true),
        new("NG5010", "L2BesideDecay", "L2 and decoupled decay together",
            "The weights are pulled to 0 twice: λ = {0} in the gradient and {1} by the optimizer's own decay",
            ProblemSeverity.Warning),
        new("NG5011", "PenalizedBias", "A penalty on biases",
            "The penalty covers the {0} of {1}: they multiply nothing, so that shrinking them only shifts the outputs",
            ProblemSeverity.Info),
        new("NG5014", "MaxNormBelowOne", "A max-norm that shrinks the signal",
            "{0} limits each unit's ‖w‖ to {1}; it starts at about {2}. Usual is 3 to 4.",
            ProblemSeverity.Warning),
        new("NG5015", "ExcessiveLabelSmoothing", "Label smoothing that hides the label",
            "With ε = {0} and {1} the target of the true class is {2}, of each other {3}; usual is 0.1",
            ProblemSeverity.Warning),
    ];

    private static IEnumerable<Rule> Optimization =>
    [
        new("NG6002", "LearningRateTooHigh", "The learning rate is too high",
            "A learning rate of {0} with {1}: {2}; usual is {3}",
            ProblemSeverity.Warning),
        new("NG6003", "LearningRateTooLow", "The learning rate is too low",
            "A learning rate of at most {0} with {1}: {2} steps in one direction move a weight by 0.1, where its gradient is 1",
            ProblemSeverity.Warning),
        new("NG6004", "IdleSchedule", "The schedule never acts",
            "{0}; the declared training ends after {1}",
            ProblemSeverity.Warning),
        new("NG6005", "EarlyDecay", "The learning rate vanishes too early",
            "The rate has fallen to {0} of its start by epoch {1} of {2}: what follows changes nothing",
            ProblemSeverity.Warning),
        new("NG6006", "Momentum", "Momentum that does not work",
            "{0}",
            ProblemSeverity.Warning),
        new("NG6007", "UnusualEpsilon", "An unusual ε",
            "ε = {0}: {1}",
            ProblemSeverity.Warning),
        new("NG6008", "TooFewUpdates", "Too few updates",
            "{0}",
            ProblemSeverity.Warning),
        new("NG6010", "DecayBeyondZero", "Decay that turns the weights' sign",
            "Each step multiplies the weights by 1 − {0}·{1} = {2}",
            ProblemSeverity.Error),
    ];

    private static IEnumerable<Rule> Data =>
    [
        new("NG7001", "UnscaledInput", "Inputs that are not scaled",
            "Inputs reach {0}, with an RMS of about {1}; initializers and learning rates are made for 1",
            ProblemSeverity.Warning, HasFix: true) { Silences = ["NG2002", "NG3015", "NG8001", "NG8002", "NG8003", "NG8006"] },
        new("NG7003", "PositiveInput", "Inputs that are all positive before tanh or sigmoid",
            "Inputs from {0} to {1} before {2}: the gradients of each unit's weights in {3} all have one sign. Subtract the mean, about {4}.",
            ProblemSeverity.Info),
        new("NG7004", "PresetMismatch", "A preset on other values than its own",
            "Preset.{0} was taken from {1}",
            ProblemSeverity.Warning) { Silences = ["NG3015", "NG8001", "NG8002", "NG8003", "NG8006"] },
        new("NG7005", "FittedOnTestData", "Preprocessing fitted on data that measures",
            "'{0}' contains '{1}', which measures the network and is not trained on: what the preprocessing learns of it is no longer new. Fit it on the training part, as Fit does by itself.",
            ProblemSeverity.Warning),
        new("NG7009", "UnscaledTarget", "Targets that are not scaled",
            "Targets reach {0}: a network that starts near 0 has squared errors up to {1}",
            ProblemSeverity.Warning),
    ];

    private static IEnumerable<Rule> Capacity =>
    [
        new("NG9001", "TooManyParameters", "Many parameters for each sample",
            "{0} for {1}, {2} for each, and nothing that keeps them from learning the samples by heart: dropout, a penalty, weight decay",
            ProblemSeverity.Info),
        new("NG9002", "NarrowLayer", "A layer too narrow for what is behind it",
            "{0} leaves {1}",
            ProblemSeverity.Warning),
        new("NG9006", "SharedValidation", "Validation on training data",
            "'{0}' has samples of '{1}', which is trained on: its loss cannot show whether the network knows anything about new ones",
            ProblemSeverity.Warning),
        new("NG9007", "TestDataChooses", "Test data used to choose",
            "'{0}' {1}: what is chosen by it fits it, and it can no longer test. Use validation data that is neither trained on nor tested with.",
            ProblemSeverity.Warning),
        new("NG9008", "UntrainedNetwork", "A fresh network predicts",
            "'{0}' is a new {1} with random weights, and neither Fit, a Trainer nor Load changes them before or after {2}",
            ProblemSeverity.Warning),
        new("NG9009", "LinearSearchRange", "A rate searched on a linear scale",
            "On a linear scale {0} of the trials draw {1} from the highest of its {3} powers of ten, above {2}; a logarithmic scale tries all of them alike",
            ProblemSeverity.Info, HasFix: true),
        new("NG9010", "LargeFlatten", "A large dense layer on a flattened image",
            "{0} on a flattened {1} has {2}; on the mean of each channel (GlobalAveragePool2D) it would have {3}",
            ProblemSeverity.Info) { Silences = ["NG8002"] },
    ];
}
