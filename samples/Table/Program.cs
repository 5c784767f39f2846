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
    // Tonight's table: more rows than the compiler saw. What does not fit the columns would be an error with line and column.
    string today = Path.Combine(folder.FullName, "today.csv"), weights = Path.Combine(folder.FullName, "churn.safetensors");
    Customers.Write(today, rows: 5000, seed: 2);
    Console.WriteLine(Churn.Summary);

    var (rest, test) = Churn.Read(today).StratifiedSplit(0.8, seed: 1);
    var (train, validation) = rest.StratifiedSplit(0.8, seed: 2);
    var network = new Churn(seed: 1);
    network.Fit(train, new FitOptions { Validation = validation, EarlyStopping = new EarlyStopping { Patience = 5 } });
    Evaluation evaluation = network.Evaluate(test);
    Console.WriteLine(evaluation);
    // A customer who leaves unseen costs five times a needless call.
    double threshold = network.Evaluate(validation).BestThreshold(costOfFalseYes: 1, costOfFalseNo: 5)!.Value;
    Console.WriteLine(FormattableString.Invariant($"Area under the curve {evaluation.AreaUnderCurve:F3}; call from a probability of {threshold:F2} on."));
    network.Save(weights);

    // Tomorrow, in the service: the encoders came with the weights.
    Churn served = Churn.Load(weights);
    var customer = new Churn.Row { Plan = "basic", Balance = 120.5, Visits = 2, Supports = false, Joined = new(2024, 3, 1), Region = "south", Notes = "asked for a lower price" };
    Churn.Prediction prediction = served.Predict(customer);
    Console.WriteLine(FormattableString.Invariant($"{customer.Notes}: leaves with a probability of {prediction.Probability:P0}; call: {prediction.Probability >= threshold}"));

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
