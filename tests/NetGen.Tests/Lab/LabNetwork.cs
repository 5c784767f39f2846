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

    /// <summary>Writes the weight file.</summary>
    public void Save(string path) => Bind<Action<string>>("Save")(path);

    /// <summary>Another network of the same class, out of a weight file.</summary>
    public LabNetwork<T> Load(string path)
    {
        try
        {
            return new LabNetwork<T>(_type, _type.GetMethod("Load")!.Invoke(null, [path])!);
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

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

    private TDelegate Bind<TDelegate>(string method) where TDelegate : Delegate =>
        _type.GetMethod(method, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!.CreateDelegate<TDelegate>(_network);
}
