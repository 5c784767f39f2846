using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace NetGen.Tables.Tests.Frictions;

/// <summary>The same with ML.NET.</summary>
internal static class MlNetSubscriberProgram
{
    public static (double Auc, double Answer) Run(string trainFile, string testFile, string kept)
    {
        // <subscribers>
        var ml = new MLContext(seed: 1);
        ml.ComponentCatalog.RegisterAssembly(typeof(SubscriberMapping).Assembly);
        IDataView train = ml.Data.LoadFromTextFile<SubscriberRow>(trainFile, ',', hasHeader: true, allowQuoting: true);
        IDataView test = ml.Data.LoadFromTextFile<SubscriberRow>(testFile, ',', hasHeader: true, allowQuoting: true);
        var pipeline = ml.Transforms.CustomMapping(new SubscriberMapping().GetMapping(), "subscriber")
            .Append(ml.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Plan"), new InputOutputColumnPair("Region"), new InputOutputColumnPair("Contract")]))
            .Append(ml.Transforms.Text.FeaturizeText("Words", "Notes"))
            .Append(ml.Transforms.IndicateMissingValues([new InputOutputColumnPair("NoBalance", "LogBalance"), new InputOutputColumnPair("NoAge", "Age")]))
            .Append(ml.Transforms.Conversion.ConvertType([new InputOutputColumnPair("NoBalance"), new InputOutputColumnPair("NoAge")], DataKind.Single))
            .Append(ml.Transforms.ReplaceMissingValues([new InputOutputColumnPair("LogBalance"), new InputOutputColumnPair("Age")], MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(ml.Transforms.Concatenate("Features", "Plan", "Region", "Contract", "Words", "LogBalance", "NoBalance", "Age", "NoAge", "Visits", "Calls", "SupportsNumber", "Days"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Label"));
        ITransformer model = pipeline.Fit(train);
        double auc = ml.BinaryClassification.Evaluate(model.Transform(test)).AreaUnderRocCurve;
        ml.Model.Save(model, train.Schema, kept);
        var engine = ml.Model.CreatePredictionEngine<SubscriberRow, SubscriberAnswer>(ml.Model.Load(kept, out _));
        SubscriberAnswer answer = engine.Predict(new SubscriberRow
        {
            Plan = "basic", Balance = 120.5f, Visits = 2, Age = float.NaN, Calls = 4, Supports = false, Joined = new(2023, 5, 1), Region = "south", Contract = "monthly", Notes = "asked for a lower price",
        });
        // </subscribers>
        return (auc, answer.Probability);
    }
}

// <subscribers>
internal sealed class SubscriberRow
{
    [LoadColumn(1)] public string Plan { get; set; } = "";
    [LoadColumn(2)] public float Balance { get; set; }
    [LoadColumn(3)] public float Visits { get; set; }
    [LoadColumn(4)] public float Age { get; set; }
    [LoadColumn(5)] public float Calls { get; set; }
    [LoadColumn(6)] public bool Supports { get; set; }
    [LoadColumn(7)] public DateTime Joined { get; set; }
    [LoadColumn(8)] public string Region { get; set; } = "";
    [LoadColumn(9)] public string Contract { get; set; } = "";
    [LoadColumn(10)] public string Notes { get; set; } = "";
    [LoadColumn(11), ColumnName("Label")] public bool Churned { get; set; }
}

internal sealed class SubscriberFeatures
{
    public float LogBalance { get; set; }
    public float SupportsNumber { get; set; }
    public float Days { get; set; }
}

internal sealed class SubscriberAnswer
{
    public float Probability { get; set; }
}

[CustomMappingFactoryAttribute("subscriber")]
internal sealed class SubscriberMapping : CustomMappingFactory<SubscriberRow, SubscriberFeatures>
{
    public override Action<SubscriberRow, SubscriberFeatures> GetMapping() => static (row, features) =>
    {
        features.LogBalance = MathF.Log(1 + row.Balance);
        features.SupportsNumber = row.Supports ? 1 : 0;
        features.Days = (float)(row.Joined - new DateTime(2019, 1, 1)).TotalDays;
    };
}
// </subscribers>
