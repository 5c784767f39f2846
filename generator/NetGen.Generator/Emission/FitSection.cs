using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the entries to training: Fit, Evaluate, and what choosing among trainings asks for.</summary>
internal static class FitSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        PrintFit(writer, members, "Dataset",
            "Trains on a data set: shuffled mini-batches, the declared schedule, progress, validation and cancellation as the options say.",
            "The data do not fit the network.");
        PrintFit(writer, members, "StreamedDataset",
            "Trains on samples that need not fit in memory: they are read in every epoch, on a thread beside the caller's.",
            "The data do not fit the network, or cannot be read.");
        if (members.Surface.Averages)
            AveragingSection.PrintAverage(members);
        members.Summary("Predicts a data set and measures: loss, and accuracy with its confusion matrix, or regression errors.");
        members.Param("data", "Samples that were not trained on.");
        members.Returns("The measures.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network.");
        members.Value("public global::NetGen.Evaluation Evaluate(global::NetGen.Dataset data)",
            _ => "global::NetGen.Training.Evaluator.Evaluate(new Trainer(this), data)");
        HyperparameterSection.Print(writer, members);
        SelectionSection.PrintSearch(members);
        SelectionSection.PrintCrossValidation(members);
        if (members.Surface.Dimensions.Count > 0)
            VariantSection.PrintTrain(writer, members);
        members.Hidden(_ => PrintTrainAndMeasure(writer, members));
    }

    private static void PrintFit(CodeWriter writer, MemberWriter members, string data, string summary, string refused)
    {
        members.Summary(summary);
        members.Param("train", "The training samples; their shape and targets must be the network's.");
        members.Param("options", "Epochs, batch size, validation data, progress, cancellation; null for what is declared.");
        members.Param("hyperparameters", "Numbers that replace declared ones in this run; null for what is declared.");
        members.Returns("What happened, epoch by epoch.");
        members.Throws("NetGen.DatasetException", refused);
        members.Throws("NetGen.NonFiniteValueException",
            "The loss or a gradient became NaN or infinite; the best weights are put back, or the last good ones. "
            + "The exception has the history.");
        members.Comment("<remarks>");
        members.Comment("A second call goes on from the weights, the running statistics and the fitted preprocessing, with other random "
            + "numbers: order of samples, dropout, augmentation. The optimizer's state and the schedule");
        members.Comment("begin anew; a <see cref=\"Trainer\"/> of your own keeps them from one Fit to the next.");
        members.Comment("</remarks>");
        var signature =
            $"public global::NetGen.History Fit(global::NetGen.{data} train, global::NetGen.FitOptions? options = null, "
            + $"{members.Type("Hyperparameters")}? hyperparameters = null)";
        if (members.Surface.Averages)
            members.Block(signature, plan => AveragingSection.PrintFit(writer, plan, VariantSection.OptionsOf(members.Surface)));
        else
            members.Value(signature, _ => $"global::NetGen.Training.TrainingLoop.Fit(new Trainer(this, hyperparameters), netGenIsFresh, "
                + $"train, {VariantSection.OptionsOf(members.Surface)})", isLong: true);
    }

    private static void PrintTrainAndMeasure(CodeWriter writer, MemberWriter members)
    {
        writer.Open("private static global::NetGen.Evaluation NetGenTrainAndMeasure(global::NetGen.Dataset train, "
            + "global::NetGen.Dataset measured, global::NetGen.FitOptions fit, Hyperparameters hyperparameters)");
        if (members.Surface.Dimensions.Count > 0)
        {
            writer.Line("return Train(train, hyperparameters, fit).Evaluate(measured);");
        }
        else
        {
            writer.Line($"var network = new {members.Class}(fit.Seed);");
            writer.Line("network.Fit(train, fit, hyperparameters);");
            writer.Line("return network.Evaluate(measured);");
        }
        writer.Close().Gap();
    }
}
