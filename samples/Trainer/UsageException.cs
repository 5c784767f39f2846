namespace Trainer;

/// <summary>What was asked for cannot be meant: the message says what was expected and what was found. Exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
