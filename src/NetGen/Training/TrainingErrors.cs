namespace NetGen;

/// <summary>
/// What is left of a training that an error ended, whosever error it is: a stream that could not be read, a full disk, a callback of one's
/// own. Not thread-safe, as no exception is.
/// </summary>
public static class TrainingErrors
{
    private const string Key = "NetGen.History";

    extension(Exception error)
    {
        /// <summary>
        /// The complete epochs and the steps of the training that this error ended; null where it ended none, and before the first step.
        /// </summary>
        public History? TrainingHistory => error.Data[Key] as History;

        internal void Carry(History history) => error.Data[Key] = history;
    }
}
