using Microsoft.ML;
using Microsoft.ML.Data;

namespace NetGen.Tables.Tests;

/// <summary>The same jobs with ML.NET: the lines between the marks are what a user writes; the trainer is handed in, so that the better of two counts.</summary>
internal static class MlNetPrograms
{
    public static double RunChurn(string trainFile, string testFile, Func<MLContext, IEstimator<ITransformer>> trainer)
    {
        // <churn>
        var ml = new MLContext(seed: 1);
        IDataView train = ml.Data.LoadFromTextFile<ChurnRow>(trainFile, ',', hasHeader: true);
        IDataView test = ml.Data.LoadFromTextFile<ChurnRow>(testFile, ',', hasHeader: true);
        var pipeline = ml.Transforms.CustomMapping<ChurnRow, ChurnFeatures>((row, features) =>
            {
                features.Days = (float)(row.Joined - new DateTime(2019, 1, 1)).TotalDays;
                features.LogBalance = MathF.Log(1 + row.Balance);
                features.SupportsNumber = row.Supports ? 1 : 0;
            }, null)
            .Append(ml.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Plan"), new InputOutputColumnPair("Region")]))
            .Append(ml.Transforms.IndicateMissingValues("Missing", "LogBalance"))
            .Append(ml.Transforms.Conversion.ConvertType("Missing", outputKind: DataKind.Single))
            .Append(ml.Transforms.ReplaceMissingValues("LogBalance", replacementMode: Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(ml.Transforms.Concatenate("Features", "Plan", "Region", "LogBalance", "Missing", "Visits", "SupportsNumber", "Days"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(trainer(ml));
        double auc = ml.BinaryClassification.EvaluateNonCalibrated(pipeline.Fit(train).Transform(test)).AreaUnderRocCurve;
        // </churn>
        return auc;
    }

    public static double RunTitanic(string trainFile, string testFile, Func<MLContext, IEstimator<ITransformer>> trainer)
    {
        // <titanic>
        var ml = new MLContext(seed: 1);
        IDataView train = ml.Data.LoadFromTextFile<TitanicRow>(trainFile, ',', hasHeader: true);
        IDataView test = ml.Data.LoadFromTextFile<TitanicRow>(testFile, ',', hasHeader: true);
        var pipeline = ml.Transforms.CustomMapping<TitanicRow, TitanicFeatures>((row, features) => features.LogFare = MathF.Log(1 + row.Fare), null)
            .Append(ml.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Class"), new InputOutputColumnPair("Sex"), new InputOutputColumnPair("Embarked")]))
            .Append(ml.Transforms.IndicateMissingValues("Missing", "Age"))
            .Append(ml.Transforms.Conversion.ConvertType("Missing", outputKind: DataKind.Single))
            .Append(ml.Transforms.ReplaceMissingValues("Age", replacementMode: Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(ml.Transforms.Concatenate("Features", "Class", "Sex", "Embarked", "Age", "Missing", "Siblings", "LogFare"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(trainer(ml));
        double auc = ml.BinaryClassification.EvaluateNonCalibrated(pipeline.Fit(train).Transform(test)).AreaUnderRocCurve;
        // </titanic>
        return auc;
    }

    public static double RunAdult(string trainFile, string testFile, Func<MLContext, IEstimator<ITransformer>> trainer)
    {
        // <adult>
        var ml = new MLContext(seed: 1);
        IDataView train = ml.Data.LoadFromTextFile<AdultRow>(trainFile, ',', hasHeader: true);
        IDataView test = ml.Data.LoadFromTextFile<AdultRow>(testFile, ',', hasHeader: true);
        var pipeline = ml.Transforms.CustomMapping<AdultRow, AdultFeatures>((row, features) =>
            {
                features.LogGain = MathF.Log(1 + row.Gain);
                features.MarriedNumber = row.Married ? 1 : 0;
            }, null)
            .Append(ml.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("WorkClass"), new InputOutputColumnPair("Education"), new InputOutputColumnPair("Occupation")]))
            .Append(ml.Transforms.Concatenate("Features", "Age", "WorkClass", "Education", "Hours", "LogGain", "Occupation", "MarriedNumber"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(trainer(ml));
        double auc = ml.BinaryClassification.EvaluateNonCalibrated(pipeline.Fit(train).Transform(test)).AreaUnderRocCurve;
        // </adult>
        return auc;
    }

    public static double RunHouses(string trainFile, string testFile, Func<MLContext, IEstimator<ITransformer>> trainer)
    {
        // <houses>
        var ml = new MLContext(seed: 1);
        IDataView train = ml.Data.LoadFromTextFile<HouseRow>(trainFile, ',', hasHeader: true);
        IDataView test = ml.Data.LoadFromTextFile<HouseRow>(testFile, ',', hasHeader: true);
        var pipeline = ml.Transforms.CustomMapping<HouseRow, HouseFeatures>((row, features) =>
            {
                features.LogArea = MathF.Log(1 + row.Area);
                features.GardenNumber = row.Garden ? 1 : 0;
            }, null)
            .Append(ml.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("Town"), new InputOutputColumnPair("Condition")]))
            .Append(ml.Transforms.Concatenate("Features", "Area", "LogArea", "Rooms", "Built", "Town", "Condition", "GardenNumber"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(trainer(ml));
        double rSquared = ml.Regression.Evaluate(pipeline.Fit(train).Transform(test)).RSquared;
        // </houses>
        return rSquared;
    }
}

// <churn>
internal sealed class ChurnRow
{
    [LoadColumn(1)] public string Plan { get; set; } = "";
    [LoadColumn(2)] public float Balance { get; set; }
    [LoadColumn(3)] public float Visits { get; set; }
    [LoadColumn(4)] public bool Supports { get; set; }
    [LoadColumn(5)] public DateTime Joined { get; set; }
    [LoadColumn(6)] public string Region { get; set; } = "";
    [LoadColumn(7), ColumnName("Label")] public bool Churned { get; set; }
}

internal sealed class ChurnFeatures
{
    public float Days { get; set; }
    public float LogBalance { get; set; }
    public float SupportsNumber { get; set; }
}
// </churn>

// <titanic>
internal sealed class TitanicRow
{
    [LoadColumn(1)] public float Class { get; set; }
    [LoadColumn(2)] public string Sex { get; set; } = "";
    [LoadColumn(3)] public float Age { get; set; }
    [LoadColumn(4)] public float Siblings { get; set; }
    [LoadColumn(5)] public float Fare { get; set; }
    [LoadColumn(6)] public string Embarked { get; set; } = "";
    [LoadColumn(7), ColumnName("Label")] public bool Survived { get; set; }
}

internal sealed class TitanicFeatures
{
    public float LogFare { get; set; }
}
// </titanic>

// <adult>
internal sealed class AdultRow
{
    [LoadColumn(0)] public float Age { get; set; }
    [LoadColumn(1)] public string WorkClass { get; set; } = "";
    [LoadColumn(2)] public string Education { get; set; } = "";
    [LoadColumn(3)] public float Hours { get; set; }
    [LoadColumn(4)] public float Gain { get; set; }
    [LoadColumn(5)] public string Occupation { get; set; } = "";
    [LoadColumn(6)] public bool Married { get; set; }
    [LoadColumn(7), ColumnName("Label")] public bool Rich { get; set; }
}

internal sealed class AdultFeatures
{
    public float LogGain { get; set; }
    public float MarriedNumber { get; set; }
}
// </adult>

// <houses>
internal sealed class HouseRow
{
    [LoadColumn(0)] public float Area { get; set; }
    [LoadColumn(1)] public float Rooms { get; set; }
    [LoadColumn(2)] public float Built { get; set; }
    [LoadColumn(3)] public string Town { get; set; } = "";
    [LoadColumn(4)] public string Condition { get; set; } = "";
    [LoadColumn(5)] public bool Garden { get; set; }
    [LoadColumn(6), ColumnName("Label")] public float Price { get; set; }
}

internal sealed class HouseFeatures
{
    public float LogArea { get; set; }
    public float GardenNumber { get; set; }
}
// </houses>
