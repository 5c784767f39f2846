namespace NetGen.Tables.Tests.Frictions;

/// <summary>A churn table of twelve columns, with NetGen: train, measure, keep, and answer for one customer in another process.</summary>
internal static class SubscriberProgram
{
    public static (double Auc, double Answer) Run(string trainFile, string testFile, string kept)
    {
        // <subscribers>
        var network = new Subscriber(seed: 1);
        network.Fit(Subscriber.Read(trainFile));
        double auc = network.Evaluate(Subscriber.Read(testFile)).AreaUnderCurve!.Value;
        network.Save(kept);
        Subscriber.Prediction answer = Subscriber.Load(kept).Predict(new Subscriber.Row
        {
            Plan = "basic", Balance = 120.5, Visits = 2, Age = null, Calls = 4, Supports = false, Joined = new(2023, 5, 1), Region = "south", Contract = "monthly", Notes = "asked for a lower price",
        });
        // </subscribers>
        return (auc, answer.Probability);
    }
}

// <subscribers>
[Network]
[Table("subscribers.csv", Label = "churned")]
[Column("balance", Log1P = true)]
[Dense(32), Relu, Dropout(0.3)]
[Dense(1), Sigmoid, BinaryCrossEntropy, AdamW(3e-3, WeightDecay = 0.5), CosineDecay]
[Training(Epochs = 20, BatchSize = 64)]
internal sealed partial class Subscriber;
// </subscribers>
