using System.Diagnostics;
using NetGen;

// With a path and a number, only a table is written: churn.csv is Table churn.csv 200.
if (args is [var table, var count])
{
    Customers.Write(table, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), seed: 1);
    return;
}

DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-table-");
try
{
    Console.WriteLine(Churn.Summary);
    string weights = Path.Combine(folder.FullName, "churn.safetensors");
    Train(Tonight(seed: 2), weights, explain: true);

    // Tomorrow, in the service: encoders and threshold came with the weights.
    Churn served = Churn.Load(weights);
    var customer = new Churn.Row { Plan = "basic", Balance = 120.5, Visits = 2, Supports = false, Joined = new(2024, 3, 1), Region = "south", Notes = "asked for a lower price" };
    Churn.Prediction prediction = served.Predict(customer);
    Console.WriteLine(FormattableString.Invariant($"{customer.Notes}: leaves with a probability of {prediction.Probability:P0}; call: {prediction.Churned}"));

    // All customers of a file at once; it may lack the column that is predicted. Each prediction comes with its line and its customer.
    (SampleOrigin origin, Churn.Prediction likeliest) = served.PredictRows(Tonight(seed: 5)).MaxBy(row => row.Prediction.Probability);
    Console.WriteLine(FormattableString.Invariant(
        $"First to be called: {origin["customer_id"]} in line {origin.Line}, with {likeliest.Probability:P0}"));

    // The next night: other rows, a network of its own, and the better of the two on rows that neither has seen serves from then on.
    string next = Path.Combine(folder.FullName, "next.safetensors");
    Train(Tonight(seed: 3), next, explain: false);
    Dataset fresh = Churn.Read(Tonight(seed: 4));
    Churn candidate = Churn.Load(next);
    (double present, double trained) = (served.Evaluate(fresh).AreaUnderCurve!.Value, candidate.Evaluate(fresh).AreaUnderCurve!.Value);
    served = trained > present ? candidate : served;
    Console.WriteLine(FormattableString.Invariant($"Second night: area under the curve {trained:F3} against {present:F3}; {(served == candidate ? "the new one serves" : "the old one goes on")}"));

    const int Times = 200_000;
    long bytes = GC.GetAllocatedBytesForCurrentThread();
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < Times; i++)
    {
        served.Predict(customer);
    }

    double each = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Times;
    bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
    Console.WriteLine(FormattableString.Invariant($"{each:F0} ns and {(double)bytes / Times:F0} bytes a row"));
}
finally
{
    folder.Delete(recursive: true);
}

// A night's table: more rows than the compiler saw. What does not fit the columns would be an error with line and column.
string Tonight(int seed)
{
    string path = Path.Combine(folder.FullName, FormattableString.Invariant($"night{seed}.csv"));
    Customers.Write(path, rows: 5000, seed);
    return path;
}

void Train(string today, string weights, bool explain)
{
    var (rest, test) = Churn.Read(today).StratifiedSplit(0.8, seed: 1);
    var (train, validation) = rest.StratifiedSplit(0.8, seed: 2);
    var network = new Churn(seed: 1);
    network.Fit(train, new FitOptions { Validation = validation, Score = evaluation => evaluation.AreaUnderCurve ?? 0, EarlyStopping = new EarlyStopping { Patience = 5 } });
    // A customer who leaves unseen costs five times a needless call.
    double threshold = network.ChooseThreshold(validation, costOfFalseYes: 1, costOfFalseNo: 5);
    network.Save(weights);
    if (!explain)
    {
        return;
    }

    Evaluation evaluation = network.Evaluate(test);
    Console.WriteLine(evaluation);
    Console.WriteLine(FormattableString.Invariant($"Call from a probability of {threshold:F2} on. What it goes by:"));
    foreach (ColumnImportance column in network.Importance(test, evaluated => evaluated.AreaUnderCurve ?? 0).Take(3))
    {
        Console.WriteLine($"  {column}");
    }

    Console.WriteLine($"Most wrong: {evaluation.Worst(1)![0]}");
}
