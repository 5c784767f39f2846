namespace NetGen.Tests.Lab;

/// <summary>A live network of the lab: the generated surface, by name, without a compile-time type.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed class LabNetwork<T> where T : unmanaged
{
    private readonly Type _type;
    private readonly object _network;
    private readonly Prediction _predict;
    private readonly Prediction _predictBatch;
    private readonly View _parameters;

    internal LabNetwork(Type type, ulong seed) : this(type, Activator.CreateInstance(type, seed)!) { }

    private LabNetwork(Type type, object network)
    {
        _type = type;
        _network = network;
        _predict = Bind<Prediction>("Predict");
        _predictBatch = Bind<Prediction>("PredictBatch");
        _parameters = Bind<View>("get_Parameters");
        Summary = (NetworkSummary)type.GetProperty("Summary")!.GetValue(null)!;
    }

    private delegate void Prediction(ReadOnlySpan<T> inputs, Span<T> outputs);

    private delegate Span<T> View();

    /// <summary>What was compiled.</summary>
    public NetworkSummary Summary { get; }

    /// <summary>The parameters, in memory order.</summary>
    public Span<T> Parameters => _parameters();

    /// <summary>The parameters and, behind them, the running statistics; for networks that only predict too.</summary>
    public Span<T> State
    {
        get
        {
            var arena = _type.GetField("netGenParameters", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(_network);
            return ((NetGen.Numerics.Arena<T>)arena!).Span;
        }
    }

    /// <summary>What this thread's predictions work in; null before the first.</summary>
    internal object? Workspace => _type.GetField("netGenWorkspace", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null);

    /// <summary>One sample.</summary>
    public T[] Predict(ReadOnlySpan<T> input)
    {
        var output = new T[Summary.OutputLength];
        _predict(input, output);
        return output;
    }

    /// <summary>Many samples.</summary>
    public T[] PredictBatch(ReadOnlySpan<T> inputs)
    {
        var outputs = new T[inputs.Length / Summary.InputLength * Summary.OutputLength];
        _predictBatch(inputs, outputs);
        return outputs;
    }

    /// <summary>Learns what the declared preprocessing needs.</summary>
    public void FitPreprocessing(Dataset train) => Call(_network, "FitPreprocessing", train);

    /// <summary>A copy whose weights contain the preprocessing.</summary>
    public LabNetwork<T> WithFoldedPreprocessing() => new(_type, Call(_network, "WithFoldedPreprocessing")!);

    /// <summary>The same network from a file.</summary>
    public LabNetwork<T> SavedAndLoaded(string path)
    {
        Call(_network, "Save", path);
        return Loaded(path);
    }

    /// <summary>A network of this class from a file.</summary>
    public LabNetwork<T> Loaded(string path) => new(_type, Call(null, "Load", path)!);

    /// <summary>A stream through it that has seen nothing.</summary>
    public LabStream<T> NewStream() => LabStream<T>.Of(_type, _network);

    /// <summary>Whether it can be run step by step.</summary>
    public bool Streams => _type.GetNestedType("State") is not null;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="seed">Chooses the dropout masks.</param>
    /// <param name="hyperparameters">Numbers that replace declared ones, by name.</param>
    public LabTrainer<T> NewTrainer(ulong seed = 0, params IReadOnlyList<(string Name, object Value)> hyperparameters)
    {
        var record = Activator.CreateInstance(_type.GetNestedType("Hyperparameters")!)!;
        foreach (var (name, value) in hyperparameters)
            record.GetType().GetProperty(name)!.SetValue(record, value);
        return new LabTrainer<T>(Activator.CreateInstance(_type.GetNestedType("Trainer")!, _network, record, seed)!);
    }

    private object? Call(object? target, string method, params object[] arguments) =>
        _type.GetMethod(method, [.. arguments.Select(argument => argument.GetType())])!.Invoke(target, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private TDelegate Bind<TDelegate>(string method) where TDelegate : Delegate =>
        _type.GetMethod(method, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!.CreateDelegate<TDelegate>(_network);
}
