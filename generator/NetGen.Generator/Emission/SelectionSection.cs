namespace NetGen.Generator.Emission;

/// <summary>Prints the entries that train many networks to choose or to judge: search and cross-validation.</summary>
internal static class SelectionSection
{
    public static void PrintSearch(MemberWriter members)
    {
        members.Summary("Searches for good hyperparameters: trains and measures fresh networks until the budget is used up. "
            + "Runs on the calling thread.");
        members.Param("data",
            "The samples to learn from and, unless the options have others, to measure on. Never the ones the result is judged by.");
        members.Param("space", "What is varied.");
        members.Param("options", "Budget, sampler, seed, validation, training, and where the trials are kept.");
        members.Returns("All trials, and the best configuration.");
        members.Throws("System.ArgumentException", "The space varies nothing, a range leaves its domain, or the budget has no end.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network.");
        members.Throws("NetGen.StudyException", "The store cannot be read or written, or keeps another study.");
        members.Value(
            $"public static global::NetGen.StudyResult<{members.Type("Hyperparameters")}> Search("
            + $"global::NetGen.Dataset data, {members.Type("SearchSpace")} space, global::NetGen.SearchOptions options)",
            _ => "global::NetGen.Selection.NetworkSearch.Run(Summary, space, data, options, NetGenTrainAndMeasure)", isLong: true);
    }

    public static void PrintCrossValidation(MemberWriter members)
    {
        members.Summary("Cross-validation: for each of several parts of the data trains a fresh network on all others and measures it on "
            + "the part. Parts have labels in the same proportions; preprocessing is fitted on the others alone. "
            + "Runs on the calling thread.");
        members.Param("data", "The samples to learn from and to measure on.");
        members.Param(
            "folds", "The number of parts, from 2 to the number of samples; or how to divide: Validation.TimeFolds(5) for a series. "
            + "Null for 5 parts.");
        members.Param("options",
            "How each network is trained; the seed draws the parts and the weights. Checkpoints get a folder for each part. "
            + "Null for what is declared.");
        members.Param("hyperparameters", "Numbers that replace declared ones; null for what is declared.");
        members.Param("progress", "Told after each part, on the calling thread.");
        members.Returns("The measures of each part, with mean and deviation; those there are where the options' token is cancelled.");
        members.Throws("System.ArgumentOutOfRangeException", "Fewer than 2 parts, or more than samples.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network, or are a series that is to be divided at random.");
        members.Value(
            "public static global::NetGen.CrossValidationResult CrossValidate(global::NetGen.Dataset data, "
            + "global::NetGen.Validation? folds = null, global::NetGen.FitOptions? options = null, "
            + $"{members.Type("Hyperparameters")}? hyperparameters = null, "
            + "global::System.IProgress<global::NetGen.FoldReport>? progress = null)",
            _ => "global::NetGen.Selection.CrossValidation.Run(data, folds, options, hyperparameters ?? new(), progress, "
                + "NetGenTrainAndMeasure)",
            isLong: true);
    }
}
