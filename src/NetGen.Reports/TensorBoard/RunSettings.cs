namespace NetGen.Reports.TensorBoard;

/// <summary>
/// The hyperparameters of a run as TensorBoard's HPARAMS page reads them: summaries whose plugin data is a message of its
/// plugin_data.proto. One run is its own experiment; TensorBoard puts those of several folders side by side.
/// </summary>
internal static class RunSettings
{
    private const int FloatType = 1, Float64 = 3, Success = 1, Failure = 2;

    /// <summary>Which hyperparameters and which figures there are.</summary>
    public static ProtoWriter Experiment(IEnumerable<string> hyperparameters, IEnumerable<string> metrics, double now)
    {
        ProtoWriter experiment = new ProtoWriter().Double(3, now);
        foreach (string name in hyperparameters)
        {
            experiment.Message(4, new ProtoWriter().Text(1, name).Integer(4, Float64));
        }

        foreach (string tag in metrics)
        {
            experiment.Message(5, new ProtoWriter().Message(1, new ProtoWriter().Text(2, tag)));
        }

        return Data("_hparams_/experiment", 2, experiment);
    }

    /// <summary>The values of this run.</summary>
    public static ProtoWriter Start(IReadOnlyDictionary<string, double> hyperparameters, double now)
    {
        ProtoWriter start = new();
        foreach ((string name, double value) in hyperparameters)
        {
            // A map is a list of pairs; the value is one of google.protobuf.Value.
            start.Message(1, new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Double(2, value)));
        }

        return Data("_hparams_/session_start_info", 3, start.Double(5, now));
    }

    /// <summary>How it ended.</summary>
    public static ProtoWriter End(bool isGood, double now) =>
        Data("_hparams_/session_end_info", 4, new ProtoWriter().Integer(1, isGood ? Success : Failure).Double(2, now));

    private static ProtoWriter Data(string tag, int field, ProtoWriter content)
    {
        ProtoWriter plugin = new ProtoWriter().Text(1, "hparams").Message(2, new ProtoWriter().Message(field, content));
        // TensorBoard asks for a tensor, and does not look at it.
        ProtoWriter shape = new ProtoWriter().Message(2, new ProtoWriter().Integer(1, 1));
        ProtoWriter tensor = new ProtoWriter().Integer(1, FloatType).Message(2, shape).Float(5, 0);
        return new ProtoWriter().Text(1, tag).Message(9, new ProtoWriter().Message(1, plugin)).Message(8, tensor);
    }
}
