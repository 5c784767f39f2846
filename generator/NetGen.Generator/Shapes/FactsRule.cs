using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Declared facts about the data and the training.</summary>
internal static class FactsRule
{
    public static TrainingFacts Of(InputAttribute? input, TrainingAttribute? training, bool declaresBatchSize) => new()
    {
        Epochs = training?.Epochs ?? new TrainingAttribute().Epochs,
        BatchSize = training?.BatchSize ?? new TrainingAttribute().BatchSize,
        DeclaresBatchSize = declaresBatchSize,
        Samples = training?.Samples ?? 0,
        CarriesState = training?.CarryState ?? false,
        InputMin = input?.Min ?? double.NaN,
        InputMax = input?.Max ?? double.NaN,
        InputMean = input?.Mean ?? double.NaN,
        InputStd = input?.Std ?? double.NaN,
    };
}
