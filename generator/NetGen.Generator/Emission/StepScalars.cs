using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The scalars of an update that depend on the step alone, as lines of the trainer's step.</summary>
internal static class StepScalars
{
    /// <summary>How the step computes a scalar; null for one that is a hyperparameter or depends on the stretch.</summary>
    public static string? Of(string scalar) => scalar switch
    {
        "meanCorrection" => "1.0 / (1.0 - global::System.Math.Pow(_hyperparameters.Beta1, step))",
        "varianceCorrection" => "1.0 / global::System.Math.Sqrt(1.0 - global::System.Math.Pow(_hyperparameters.Beta2, step))",
        "gradientShare" => "_momenta.GradientShare(step, _hyperparameters.Beta1, _hyperparameters.MomentumDecay)",
        "meanShare" => "_momenta.MeanShare(step, _hyperparameters.Beta1, _hyperparameters.MomentumDecay)",
        "rectified" => "global::NetGen.Training.Rectification.Of(step, _hyperparameters.Beta2)",
        "plain" => "rectified > 0.0 ? 0.0 : 1.0",
        "clipScale" => "global::System.Math.Min(1.0, _hyperparameters.ClipNorm / (GradientNorm + 1e-6))",
        "averageKeep" => "step == 1 ? 0.0 : _hyperparameters.EmaDecay",
        // A hyperparameter, or what the stretch says.
        _ => null,
    };

    /// <summary>Lines that change the rate.</summary>
    public static IEnumerable<string> RateLines(Optimizer optimizer) =>
        optimizer.HasRateDecay ? ["rate /= 1.0 + (step - 1) * _hyperparameters.LearningRateDecay;"] : [];

    /// <summary>Fields of the trainer that they need.</summary>
    public static IEnumerable<string> Fields(Optimizer optimizer) =>
        optimizer.KeepsMomenta ? ["private global::NetGen.Training.NadamMomenta _momenta;"] : [];
}
