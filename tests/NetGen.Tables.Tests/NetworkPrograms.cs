namespace NetGen.Tables.Tests;

/// <summary>The four jobs with NetGen: the lines between the marks are what a user writes. Settings were chosen by
/// cross-validation on the training rows.</summary>
internal static class NetworkPrograms
{
    public static double RunChurn(string trainFile, string testFile)
    {
        // <churn>
        var network = new Churn(seed: 1);
        network.Fit(Churn.Read(trainFile));
        double auc = network.Evaluate(Churn.Read(testFile)).AreaUnderCurve!.Value;
        // </churn>
        return auc;
    }

    public static double RunTitanic(string trainFile, string testFile)
    {
        // <titanic>
        var (train, validation) = Titanic.Read(trainFile).StratifiedSplit(0.85, seed: 1);
        var network = new Titanic(seed: 1);
        network.Fit(train, new FitOptions { Validation = validation, EarlyStopping = new EarlyStopping { Patience = 8 } });
        double auc = network.Evaluate(Titanic.Read(testFile)).AreaUnderCurve!.Value;
        // </titanic>
        return auc;
    }

    public static double RunAdult(string trainFile, string testFile)
    {
        // <adult>
        var (train, validation) = Adult.Read(trainFile).StratifiedSplit(0.85, seed: 1);
        var network = new Adult(seed: 1);
        network.Fit(train, new FitOptions { Validation = validation, EarlyStopping = new EarlyStopping { Patience = 8 } });
        double auc = network.Evaluate(Adult.Read(testFile)).AreaUnderCurve!.Value;
        // </adult>
        return auc;
    }

    public static double RunHouses(string trainFile, string testFile)
    {
        // <houses>
        var network = new Houses(seed: 1);
        network.Fit(Houses.Read(trainFile));
        double rSquared = network.Evaluate(Houses.Read(testFile)).RSquared!.Value;
        // </houses>
        return rSquared;
    }
}

// <churn>
[Network]
[Table("churn.csv", Label = "churned")]
[Column("balance", Log1P = true, Missing = Missing.Median, Indicator = true)]
[Dense(32), Relu, Dropout(0.3)]
[Dense(1), Sigmoid, BinaryCrossEntropy, AdamW(3e-3, WeightDecay = 0.5), CosineDecay]
[Training(Epochs = 20, BatchSize = 64)]
internal sealed partial class Churn;
// </churn>

// <titanic>
[Network]
[Table("titanic.csv", Label = "survived")]
[Column("passenger", Ignore = true)]
[Column("fare", Log1P = true)]
[Dense(16), Relu, Dropout(0.2)]
[Dense(1), Sigmoid, BinaryCrossEntropy, AdamW(3e-3, WeightDecay = 0.05)]
[Training(Epochs = 100, BatchSize = 32)]
internal sealed partial class Titanic;
// </titanic>

// <adult>
[Network]
[Table("adult.csv", Label = "rich")]
[Column("gain", Log1P = true)]
[Column("occupation", Embedding = 4)]
[Dense(24), Relu, Dropout(0.1)]
[Dense(1), Sigmoid, BinaryCrossEntropy, AdamW(3e-3, WeightDecay = 0.02)]
[Training(Epochs = 80, BatchSize = 64)]
internal sealed partial class Adult;
// </adult>

// <houses>
[Network]
[Table("houses.csv", Label = "price")]
[Column("area", Log1P = true)]
[Dense(16), Softplus]
[Dense(1), MeanSquaredError, AdamW(3e-3, WeightDecay = 0.1), CosineDecay]
[Target(Standardize = true, Log1P = true)]
[Training(Epochs = 80, BatchSize = 32)]
internal sealed partial class Houses;
// </houses>
