namespace Trainer.Commands;

/// <summary>What a script learns of a command.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The data, a file or the training itself: what was asked for could be meant and did not work.</summary>
    public const int Failed = 1;

    /// <summary>What was written cannot be meant.</summary>
    public const int Usage = 2;

    /// <summary>diagnose found a cause.</summary>
    public const int Found = 3;

    /// <summary>Ctrl+C, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;
}
