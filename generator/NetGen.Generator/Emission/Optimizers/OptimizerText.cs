using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>
/// An optimizer's own part of generated code: from its record to the lines that turn w and g into the new w, and to the scalars that these
/// lines need. One file each, named after the optimizer. Everything around it (loops, decay, penalties, clipping) is the update kernel's.
/// </summary>
internal abstract class OptimizerText
{
    public static OptimizerText Of(Optimizer optimizer) => optimizer switch
    {
        Sgd sgd => new SgdText(sgd),
        Adam adam => new AdamText(adam),
        Nadam => new NadamText(),
        RAdam => new RAdamText(),
        Adamax => new AdamaxText(),
        RmsProp rmsProp => new RmsPropText(rmsProp),
        Adagrad => new AdagradText(),
        Adadelta => new AdadeltaText(),
        Lion => new LionText(),
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer.GetType().Name, "An optimizer without text."),
    };

    /// <summary>The formula, for the kernel's comment.</summary>
    public abstract string Formula { get; }

    /// <summary>What the lines need beside the rate, in the order of the kernel's parameters.</summary>
    public abstract IReadOnlyList<UpdateScalar> Scalars { get; }

    /// <summary>A line of the step that changes the rate; null for none.</summary>
    public virtual string? RateLine => null;

    /// <summary>Fields of the trainer beside the state tensors.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    /// <summary>Prints what changes w; every scalar s is the vector sN.</summary>
    public abstract void Print(UpdateLines lines);
}

/// <summary>A scalar of the update kernel.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">How the step computes it, from step and rate; null for the hyperparameter of that name.</param>
internal sealed record UpdateScalar(string Name, string? Value = null)
{
    public static implicit operator UpdateScalar(string hyperparameter) => new(hyperparameter);
}

/// <summary>The body of the update kernel at one place: a whole vector, or the last elements of a stretch.</summary>
/// <param name="Writer">Where to print.</param>
/// <param name="Load">The expression that loads a tensor.</param>
/// <param name="Store">The statement that stores a value to a tensor.</param>
internal sealed record UpdateLines(CodeWriter Writer, Func<string, string> Load, Func<string, string, string> Store)
{
    public void Add(string line) => Writer.Line(line);

    /// <summary>A local with the new value of a state tensor, which is also stored.</summary>
    public void Keep(string local, string value, string state)
    {
        Add($"var {local} = {value};");
        Add(Store(state, local));
    }
}
