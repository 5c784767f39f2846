namespace Trainer.Terminal;

/// <summary>How a training is shown.</summary>
internal enum ProgressMode
{
    /// <summary><see cref="Live"/> on a terminal, <see cref="Plain"/> where standard error goes elsewhere.</summary>
    Auto,

    /// <summary>Curves, layers and time left, drawn over themselves.</summary>
    Live,

    /// <summary>A line for each epoch.</summary>
    Plain,

    /// <summary>An object a line on standard output, for programs.</summary>
    Json,

    /// <summary>Nothing.</summary>
    None,
}
