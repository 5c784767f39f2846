using NetGen;
using NetGen.Training;

/// <summary>A rule, a network that it warns of, and the same network without the fault.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Cure">What stands in its place.</param>
/// <param name="Problem">What both are trained on and measured with.</param>
/// <param name="WithFault">A trainer of a fresh network, from a seed.</param>
/// <param name="WithCure">The same, cured.</param>
/// <param name="CuredProblem">What the cured one is trained on and measured with, where the data are at fault; null for the same.</param>
internal sealed record Pair(
    string Rule, string Fault, string Cure, Problem Problem, Func<ulong, ITrainer<float>> WithFault, Func<ulong, ITrainer<float>> WithCure,
    Problem? CuredProblem = null)
{
    /// <summary>A pair for every warning whose harm a training shows.</summary>
    public static IReadOnlyList<Pair> All { get; } =
    [
        new("NG2001", "Xavier before 20 ReLUs", "He", Problem.Digits, seed => new NG2001.Trainer(new(seed), seed: seed),
            seed => new NG2001Cured.Trainer(new(seed), seed: seed)),
        new("NG2003", "zeros", "Auto", Problem.Digits, seed => new NG2003.Trainer(new(seed), seed: seed),
            seed => new NG2003Cured.Trainer(new(seed), seed: seed)),
        new("NG2004", "N(0, 1) before 6 tanhs", "Auto", Problem.Digits, seed => new NG2004.Trainer(new(seed), seed: seed),
            seed => new NG2004Cured.Trainer(new(seed), seed: seed)),
        new("NG2006", "He before 20 SELUs", "Auto (LeCun)", Problem.Digits, seed => new NG2006.Trainer(new(seed), seed: seed),
            seed => new NG2006Cured.Trainer(new(seed), seed: seed)),
        new("NG2007", "Dropout(0.1) behind 6 SELUs", "AlphaDropout(0.1)", Problem.Digits, seed => new NG2007.Trainer(new(seed), seed: seed),
            seed => new NG2007Cured.Trainer(new(seed), seed: seed)),
        new("NG2008", "biases from N(0, 3)", "0", Problem.Digits, seed => new NG2008.Trainer(new(seed), seed: seed),
            seed => new NG2008Cured.Trainer(new(seed), seed: seed)),
        new("NG2011", "a softmax between hidden layers", "ReLU", Problem.Digits, seed => new NG2011.Trainer(new(seed), seed: seed),
            seed => new NG2011Cured.Trainer(new(seed), seed: seed)),
        new("NG2012", "two layers without an activation between them", "ReLU", Problem.Friedman,
            seed => new NG2012.Trainer(new(seed), seed: seed), seed => new NG2012Cured.Trainer(new(seed), seed: seed)),
        new("NG2013", "ReLU directly before the softmax", "none", Problem.Digits, seed => new NG2013.Trainer(new(seed), seed: seed),
            seed => new NG2013Cured.Trainer(new(seed), seed: seed)),
        new("NG2014", "two units in a chain of ReLUs", "32", Problem.Digits, seed => new NG2014.Trainer(new(seed), seed: seed),
            seed => new NG2014Cured.Trainer(new(seed), seed: seed)),
        new("NG2015", "rectifiers with an orthogonal matrix", "with the identity", Problem.FirstSteps,
            seed => new NG2015.Trainer(new(seed), seed: seed), seed => new NG2015Cured.Trainer(new(seed), seed: seed)),
        new("NG2009", "weights of 1 for a sum of 64 pixels", "Auto", Problem.Number, seed => new NG2009.Trainer(new(seed), seed: seed),
            seed => new NG2009Cured.Trainer(new(seed), seed: seed)),
        new("NG3001", "a softmax over one unit", "a sigmoid", Problem.Quadrants, seed => new NG3001.Trainer(new(seed), seed: seed),
            seed => new NG3001Cured.Trainer(new(seed), seed: seed)),
        new("NG3007", "a squared loss behind sigmoids, classes declared", "softmax and cross-entropy", Problem.Digits,
            seed => new NG3007.Trainer(new(seed), seed: seed), seed => new NG3007Cured.Trainer(new(seed), seed: seed)),
        new("NG3008", "a sigmoid head for targets to 30", "a linear head", Problem.Friedman,
            seed => new NG3008.Trainer(new(seed), seed: seed), seed => new NG3008Cured.Trainer(new(seed), seed: seed)),
        new("NG3009", "a ReLU head, targets around 0", "a linear head", Problem.Centred, seed => new NG3009.Trainer(new(seed), seed: seed),
            seed => new NG3009Cured.Trainer(new(seed), seed: seed)),
        new("NG3013", "Dropout(0.5) on the output", "none", Problem.Friedman, seed => new NG3013.Trainer(new(seed), seed: seed),
            seed => new NG3013Cured.Trainer(new(seed), seed: seed)),
        new("NG3015", "an output layer from N(0, 1.2)", "Auto", Problem.Digits, seed => new NG3015.Trainer(new(seed), seed: seed),
            seed => new NG3015Cured.Trainer(new(seed), seed: seed)),
        new("NG3012", "a Poisson loss for numbers around 0", "the squared error", Problem.Centred,
            seed => new NG3012.Trainer(new(seed), seed: seed), seed => new NG3012Cured.Trainer(new(seed), seed: seed)),
        new("NG4002", "batch normalization of the output", "none", Problem.Friedman, seed => new NG4002.Trainer(new(seed), seed: seed),
            seed => new NG4002Cured.Trainer(new(seed), seed: seed)),
        new("NG4004", "a share of 0.99 of each batch of 8 in the running statistics", "0.1", Problem.Digits,
            seed => new NG4004.Trainer(new(seed), seed: seed), seed => new NG4004Cured.Trainer(new(seed), seed: seed)),
        new("NG5002", "Dropout(0.9) on two layers of 32", "Dropout(0.2)", Problem.Digits, seed => new NG5002.Trainer(new(seed), seed: seed),
            seed => new NG5002Cured.Trainer(new(seed), seed: seed)),
        new("NG5004", "Dropout(0.5) twice in a row", "once", Problem.Digits, seed => new NG5004.Trainer(new(seed), seed: seed),
            seed => new NG5004Cured.Trainer(new(seed), seed: seed)),
        new("NG5006", "Dropout(0.5) on two units", "on 16", Problem.Digits, seed => new NG5006.Trainer(new(seed), seed: seed),
            seed => new NG5006Cured.Trainer(new(seed), seed: seed)),
        new("NG5007", "L2(0.1) on four layers", "L2(1e-4)", Problem.Digits, seed => new NG5007.Trainer(new(seed), seed: seed),
            seed => new NG5007Cured.Trainer(new(seed), seed: seed)),
        new("NG5014", "MaxNorm = 0.3", "3", Problem.Digits, seed => new NG5014.Trainer(new(seed), seed: seed),
            seed => new NG5014Cured.Trainer(new(seed), seed: seed)),
        new("NG5015", "label smoothing of 0.9", "0.1", Problem.Digits, seed => new NG5015.Trainer(new(seed), seed: seed),
            seed => new NG5015Cured.Trainer(new(seed), seed: seed)),
        new("NG5016", "noise of deviation 5 on pixels of 0 to 1", "of 0.05", Problem.Digits,
            seed => new NG5016.Trainer(new(seed), seed: seed), seed => new NG5016Cured.Trainer(new(seed), seed: seed)),
        new("NG5010", "L2(0.05) beside AdamW's decay of 0.05", "the decay alone", Problem.Digits,
            seed => new NG5010.Trainer(new(seed), seed: seed), seed => new NG5010Cured.Trainer(new(seed), seed: seed)),
        new("NG6002", "Adam(0.3)", "Adam(0.003)", Problem.Digits, seed => new NG6002.Trainer(new(seed), seed: seed),
            seed => new NG6002Cured.Trainer(new(seed), seed: seed)),
        new("NG6005", "a rate that falls to a thousandth in each epoch", "to a half", Problem.Digits,
            seed => new NG6005.Trainer(new(seed), seed: seed), seed => new NG6005Cured.Trainer(new(seed), seed: seed)),
        new("NG6006", "momentum of 0.9995", "0.9", Problem.Digits, seed => new NG6006.Trainer(new(seed), seed: seed),
            seed => new NG6006Cured.Trainer(new(seed), seed: seed)),
        new("NG6007", "Adam with ε = 1", "1e-8", Problem.Digits, seed => new NG6007.Trainer(new(seed), seed: seed),
            seed => new NG6007Cured.Trainer(new(seed), seed: seed)),
        new("NG6008", "10 steps", "360", Problem.Digits, seed => new NG6008.Trainer(new(seed), seed: seed),
            seed => new NG6008Cured.Trainer(new(seed), seed: seed)),
        new("NG6003", "Sgd(1e-6)", "Sgd(0.05)", Problem.Digits, seed => new NG6003.Trainer(new(seed), seed: seed),
            seed => new NG6003Cured.Trainer(new(seed), seed: seed)),
        new("NG6004", "a step decay after epoch 100 of 8", "after 3", Problem.Digits, seed => new NG6004.Trainer(new(seed), seed: seed),
            seed => new NG6004Cured.Trainer(new(seed), seed: seed)),
        new("NG7001", "grey levels of 0 to 255 as they are", "Rescale", Problem.Bytes, seed => new NG7001.Trainer(new(seed), seed: seed),
            seed => new NG7001Cured.Trainer(new(seed), seed: seed)),
        new("NG7009", "targets to 3,000", "the same divided by 100", Problem.Large, seed => new NG7009.Trainer(new(seed), seed: seed),
            seed => new NG7009Cured.Trainer(new(seed), seed: seed), Problem.Friedman),
        new("NG7021", "the customer's number, in 256 buckets", "left out", Leavers.As(NG7021.Read),
            seed => new NG7021.Trainer(new(seed), seed: seed), seed => new CustomersCured.Trainer(new(seed), seed: seed),
            Leavers.As(CustomersCured.Read)),
        new("NG7022", "a country that was always the same, and no longer is", "left out", Leavers.As(NG7022.Read),
            seed => new NG7022.Trainer(new(seed), seed: seed), seed => new CustomersCured.Trainer(new(seed), seed: seed),
            Leavers.As(CustomersCured.Read)),
        new("NG7023", "24 plans of a few rows each in the vocabulary", "one place for all of them", DrawnRows.RareOf(NG7023.Read),
            seed => new NG7023.Trainer(new(seed), seed: seed), seed => new NG7023Cured.Trainer(new(seed), seed: seed),
            DrawnRows.RareOf(NG7023Cured.Read)),
        new("NG7024", "a column that is written down when a customer has left", "left out", Leavers.As(NG7024.Read),
            seed => new NG7024.Trainer(new(seed), seed: seed), seed => new CustomersCured.Trainer(new(seed), seed: seed),
            Leavers.As(CustomersCured.Read)),
        new("NG7025", "every row counts the same", "BalancedClassWeights", DrawnRows.SeldomOf(NG7025.Read, weighs: false),
            seed => new NG7025.Trainer(new(seed), seed: seed), seed => new NG7025.Trainer(new(seed), seed: seed),
            DrawnRows.SeldomOf(NG7025.Read, weighs: true)),
        new("NG7026", "amounts over six powers of ten as they are", "Log1P", DrawnRows.AmountsOf(NG7026.Read),
            seed => new NG7026.Trainer(new(seed), seed: seed), seed => new NG7026Cured.Trainer(new(seed), seed: seed),
            DrawnRows.AmountsOf(NG7026Cured.Read)),
        new("NG7027", "each row three times", "once", DrawnRows.RepeatedOf(NG7027.Read, times: 3),
            seed => new NG7027.Trainer(new(seed), seed: seed), seed => new NG7027.Trainer(new(seed), seed: seed),
            DrawnRows.RepeatedOf(NG7027.Read, times: 1)),
        new("NG7028", "divided at random", "divided in time", DrawnRows.DaysOf(NG7028.Read, inTime: false),
            seed => new NG7028.Trainer(new(seed), seed: seed), seed => new NG7028.Trainer(new(seed), seed: seed),
            DrawnRows.DaysOf(NG7028.Read, inTime: true)),
        new("NG7029", "64 places for 150 rows", "8 places", DrawnRows.TownsOf(NG7029.Read),
            seed => new NG7029.Trainer(new(seed), seed: seed), seed => new NG7029Cured.Trainer(new(seed), seed: seed),
            DrawnRows.TownsOf(NG7029Cured.Read)),
        new("NG7031", "blood pressures (118/76) as words", "as two numbers", DrawnRows.PressuresOf(NG7031.Read),
            seed => new NG7031.Trainer(new(seed), seed: seed), seed => new NG7031Cured.Trainer(new(seed), seed: seed),
            DrawnRows.PressuresOf(NG7031Cured.Read)),
        new("NG8001", "N(0, 0.01) before 8 tanhs", "Auto", Problem.Digits, seed => new NG8001.Trainer(new(seed), seed: seed),
            seed => new NG8001Cured.Trainer(new(seed), seed: seed)),
        new("NG8002", "6 sigmoids", "6 ReLUs", Problem.Digits, seed => new NG8002.Trainer(new(seed), seed: seed),
            seed => new NG8002Cured.Trainer(new(seed), seed: seed)),
        new("NG8003", "N(0, 0.4) before 8 ReLUs", "Auto", Problem.Digits, seed => new NG8003.Trainer(new(seed), seed: seed),
            seed => new NG8003Cured.Trainer(new(seed), seed: seed)),
        new("NG8007", "16 residual blocks whose branches double the second moment", "branches a quarter as large", Problem.Digits,
            seed => new NG8007.Trainer(new(seed), seed: seed), seed => new NG8007Cured.Trainer(new(seed), seed: seed)),
        new("NG8005", "8 ReLU layers of 6 units", "of 32", Problem.Digits, seed => new NG8005.Trainer(new(seed), seed: seed),
            seed => new NG8005Cured.Trainer(new(seed), seed: seed)),
        new("NG8006", "tanhs on inputs of deviation 8", "Standardize", Problem.Wide, seed => new NG8006.Trainer(new(seed), seed: seed),
            seed => new NG8006Cured.Trainer(new(seed), seed: seed)),
        new("NG8008", "a simple layer over 100 steps", "a gated one", Problem.Adding, seed => new NG8008.Trainer(new(seed), seed: seed),
            seed => new NG8008Cured.Trainer(new(seed), seed: seed)),
        new("NG8009", "3 times an orthogonal matrix", "once", Problem.LastSteps, seed => new NG8009.Trainer(new(seed), seed: seed),
            seed => new NG8009Cured.Trainer(new(seed), seed: seed)),
        new("NG9002", "a hidden layer of one unit", "of 16", Problem.Digits, seed => new NG9002.Trainer(new(seed), seed: seed),
            seed => new NG9002Cured.Trainer(new(seed), seed: seed)),
        new("NG9003", "three layers without an activation", "ReLU", Problem.Quadrants, seed => new NG9003.Trainer(new(seed), seed: seed),
            seed => new NG9003Cured.Trainer(new(seed), seed: seed)),
        new("NG1010", "kernels of 9 on maps of 2 × 2", "of 3", Problem.Digits, seed => new NG1010.Trainer(new(seed), seed: seed),
            seed => new NG1010Cured.Trainer(new(seed), seed: seed)),
        new("NG1013", "channels first", "channels last", Problem.Digits, seed => new NG1013.Trainer(new(seed), seed: seed),
            seed => new NG1013Cured.Trainer(new(seed), seed: seed)),
    ];

    /// <summary>Whether a network carries what the rule says of it: of a table's rows the compiler alone speaks.</summary>
    public bool IsCarried => !(Rule.StartsWith("NG702", StringComparison.Ordinal) || Rule == "NG7031");

    /// <summary>
    /// Whether the rule speaks of the one and not of the other. (What is information on shapes and outputs, no network carries.)
    /// </summary>
    public bool IsOfTheRule => !IsCarried || Rule is "NG1010" or "NG3015" || (IsSaid(WithFault(1)) && !IsSaid(WithCure(1)));

    /// <summary>Trains both as declared, for each seed.</summary>
    /// <param name="seeds">How many seeds.</param>
    public Evidence Measure(int seeds)
    {
        double[] with = new double[seeds], without = new double[seeds];
        Parallel.For(0, 2 * seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            (i < seeds ? with : without)[i % seeds] = Outcome(i < seeds ? Problem : CuredProblem ?? Problem,
                (i < seeds ? WithFault : WithCure)((ulong)(i % seeds) + 1), (ulong)(i % seeds) + 1));
        return new Evidence(this, with, without);
    }

    private bool IsSaid(ITrainer<float> trainer) => trainer.Summary.Findings.Any(finding => finding.RuleId == Rule);

    /// <summary>The accuracy on other samples; of a regression R². 0 where the training broke down.</summary>
    private static double Outcome(Problem data, ITrainer<float> trainer, ulong seed)
    {
        Problem problem = data.For(trainer.Summary);
        try
        {
            trainer.Fit(problem.Training, new FitOptions
            {
                Seed = seed,
                Monitors = null,
                ProgressLine = ProgressLine.Off,
                ClassWeights = problem.WeighsClasses ? problem.Training.BalancedClassWeights() : null,
            });
            double score = problem.IsRegression ? Evaluator.Evaluate(trainer, problem.Test).RSquared!.Value : problem.Score(trainer);
            return !double.IsFinite(score) ? 0 : problem.Later is null ? Math.Max(0, score) : score;
        }
        catch (NonFiniteValueException)
        {
            return 0;
        }
    }
}

/// <summary>What came of a pair, seed by seed.</summary>
internal sealed record Evidence(Pair Pair, double[] With, double[] Without)
{
    /// <summary>The line of the results: rule, problem, measure, and lowest, median and highest of both.</summary>
    public string Line => string.Join(';',
        Pair.Rule, Pair.Problem.Name, Pair.Problem.Measure, Pair.Fault, Figures(With), Pair.Cure,
        Figures(Without));

    private static string Figures(double[] scores)
    {
        double[] sorted = [.. scores.Order()];
        return FormattableString.Invariant($"{sorted[0]:F3};{sorted[sorted.Length / 2]:F3};{sorted[^1]:F3}");
    }
}
