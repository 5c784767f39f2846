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
[Dense(16), Tanh]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(2e-3), L2(5e-3), CosineDecay]
[Training(Epochs = 30, BatchSize = 32)]
internal sealed partial class Subscriber;
// </subscribers>
