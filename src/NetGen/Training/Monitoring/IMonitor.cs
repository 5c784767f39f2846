namespace NetGen.Training.Monitoring;

/// <summary>
/// Watches for one trouble. The Monitoring room: a run tells what it sees (losses, looks at the layers, epochs), monitors find troubles in
/// it, the log passes each on once. Monitors know no network, no scalar and no trainer: only figures.
/// </summary>
internal interface IMonitor
{
    /// <summary>After the first step of a training.</summary>
    /// <param name="loss">Its loss, before any weight has changed.</param>
    /// <param name="samples">The samples it is the mean of.</param>
    /// <param name="log">Where troubles go.</param>
    void AfterFirstStep(double loss, int samples, TroubleLog log)
    {
    }

    /// <summary>After each reading of the loss.</summary>
    void AfterReading(LossCourse course, TroubleLog log)
    {
    }

    /// <summary>After each look at the layers.</summary>
    void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
    }

    /// <summary>After each epoch; all complete ones, in order.</summary>
    void AfterEpoch(IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
    }

    /// <summary>After a training that came to its end.</summary>
    /// <param name="end">Why it ended: all epochs, early stopping or a callback.</param>
    /// <param name="epochs">All complete ones, in order.</param>
    /// <param name="log">Where troubles go.</param>
    void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
    }
}
