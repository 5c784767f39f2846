using NetGen;
using NetGen.Data;
using NetGen.Training;

/// <summary>Samples to train on and others to measure with.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="Training">What is trained on.</param>
/// <param name="Test">What is not.</param>
/// <param name="IsRegression">Whether numbers are to be predicted.</param>
internal sealed record Problem(string Name, Dataset Training, Dataset Test, bool IsRegression = false)
{
    /// <summary>New rows, where it is asked how much better the test looks than they do.</summary>
    public Dataset? Later { get; init; }

    /// <summary>Whether the mean recall of the classes is measured, to which each class counts the same.</summary>
    public bool MeasuresRecall { get; init; }

    /// <summary>Whether the rare class counts more in the training.</summary>
    public bool WeighsClasses { get; init; }

    /// <summary>What is measured.</summary>
    public string Measure => IsRegression ? "R²" : Later is not null ? "accuracy in the test less that of new rows"
        : MeasuresRecall ? "mean recall of the classes" : "accuracy";

    /// <summary>The digits of samples/Digits: 1,438 to train on, 359 to measure with.</summary>
    public static Problem Digits { get; } = Of("digits", DigitData.Read(), 1);

    /// <summary>The same, with grey levels of 0 to 255.</summary>
    public static Problem Bytes { get; } = Of("digits", DigitData.Read(), 255);

    /// <summary>In which of two pairs of quadrants lies a point? XOR of signs; no coordinate is nearer to 0 than 0.2.</summary>
    public static Problem Quadrants { get; } = new("XOR", QuadrantPoints(600, seed: 1), QuadrantPoints(400, seed: 2));

    /// <summary>
    /// 10 sin(πx₁x₂) + 20(x₃ − ½)² + 10x₄ + 5x₅ of ten uniform inputs (Friedman 1991, "Multivariate adaptive regression splines"), without
    /// noise.
    /// </summary>
    public static Problem Friedman { get; } = new("Friedman 1", FriedmanSamples(1000, seed: 1, offset: 0),
        FriedmanSamples(500, seed: 2, offset: 0), IsRegression: true);

    /// <summary>The same around 0: half of the targets are negative.</summary>
    public static Problem Centred { get; } = new("Friedman 1, centred", FriedmanSamples(1000, seed: 1, offset: -14.4),
        FriedmanSamples(500, seed: 2, offset: -14.4), IsRegression: true);

    /// <summary>The same, around 0, with inputs of mean 0 and deviation 8.</summary>
    public static Problem Wide { get; } = new("Friedman 1, wide inputs", Widened(Centred.Training), Widened(Centred.Test),
        IsRegression: true);

    /// <summary>The same with targets a hundred times as large.</summary>
    public static Problem Large { get; } = new("Friedman 1", Enlarged(Friedman.Training), Enlarged(Friedman.Test), IsRegression: true);

    /// <summary>The adding problem over 100 steps.</summary>
    public static Problem Adding { get; } = new("adding over 100 steps", AddingProblem.Of(5000, 100, seed: 1),
        AddingProblem.Of(500, 100, seed: 2), IsRegression: true);

    /// <summary>The sum of the first numbers, each of N(0, 1), of the first 20 of 100 steps, and of the last 5 of 40.</summary>
    public static Problem FirstSteps { get; } = new("sum of the first 20 of 100 steps", SumOf(100, 0, 20, 2000, seed: 1),
        SumOf(100, 0, 20, 500, seed: 2), IsRegression: true);

    public static Problem LastSteps { get; } = new("sum of the last 5 of 40 steps", SumOf(40, 35, 5, 2000, seed: 1),
        SumOf(40, 35, 5, 500, seed: 2), IsRegression: true);

    /// <summary>The digits as numbers from 0 to 9.</summary>
    public static Problem Number { get; } = new("digits as numbers", AsNumbers(Digits.Training), AsNumbers(Digits.Test),
        IsRegression: true);

    /// <summary>The flowers of README's first program.</summary>
    public static Problem Iris { get; } = Split("flowers",
        Dataset.FromCsv(typeof(Problem).Assembly.GetManifestResourceStream("flowers.csv")!));

    /// <summary>The four rows of samples/Xor, which are all that there are.</summary>
    public static Problem FourRows { get; } = OfAll("four rows", Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 }));

    /// <summary>The digits in the form of MNIST: three pixels for one and a border, 28 × 28 grey levels of 0 to 255.</summary>
    public static Problem LargeDigits { get; } = Split("digits, 28 × 28", Enlarge(DigitData.Read()));

    /// <summary>Machines of samples/Service, of two nights.</summary>
    public static Problem Machines { get; } = new("machines", WearService.Machines.RowsOf(1), WearService.Machines.RowsOf(2));

    /// <summary>Customers of samples/Table.</summary>
    public static Problem Customers { get; } = Table();

    /// <summary>Digits from which the digits themselves are to be told.</summary>
    public static Problem Pictures { get; } = new("digits to themselves", OfThemselves(Digits.Training), OfThemselves(Digits.Test),
        IsRegression: true);

    /// <summary>Is a pixel part of the digit, where noise lies on it?</summary>
    public static Problem Strokes { get; } = new("pixels of digits", StrokesOf(Digits.Training, seed: 1), StrokesOf(Digits.Test, seed: 2));

    /// <summary>
    /// The same samples as a network takes them: with a target for each class where it has outputs for several and no labels.
    /// </summary>
    public Problem For(NetworkSummary network) =>
        Training.HasLabels && !network.HasClassLabels && network.OutputLength > 1
            ? this with { Training = AsTargets(Training), Test = AsTargets(Test) }
            : this;

    /// <summary>
    /// The share of the test samples whose largest output is the right one or, where there is one output, on the right side of ½.
    /// </summary>
    public double Accuracy(ITrainer<float> trainer) => RightOf(trainer, Test).Average();

    /// <summary>What is measured, of what has classes.</summary>
    public double Score(ITrainer<float> trainer) =>
        Later is not null ? Accuracy(trainer) - RightOf(trainer, Later).Average()
        : MeasuresRecall ? RightOf(trainer, Test).Zip(Test.Labels.ToArray()).GroupBy(row => row.Second).Average(rows => rows.Average(row => row.First))
        : Accuracy(trainer);

    /// <summary>Of each sample 1 where the answer is right, else 0.</summary>
    private static double[] RightOf(ITrainer<float> trainer, Dataset data)
    {
        int length = trainer.Summary.OutputLength;
        var outputs = new float[data.Count * length];
        int[] rows = [.. Enumerable.Range(0, data.Count)];
        trainer.Evaluate(new Batch<float> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = rows }, outputs);
        return [.. rows.Select(row =>
            Answer(outputs.AsSpan(row * length, length)) == (data.HasLabels
                ? data.Labels[row]
                : Answer(data.Targets.Slice(row * length, length))) ? 1.0 : 0.0)];
    }

    private static int Answer(ReadOnlySpan<float> output) =>
        output.Length == 1 ? (output[0] >= 0.5f ? 1 : 0) : output.IndexOf(output.ToArray().Max());

    private static Dataset AsTargets(Dataset data)
    {
        var targets = new float[data.Count * data.ClassCount];
        for (int row = 0; row < data.Count; row++)
            targets[(row * data.ClassCount) + data.Labels[row]] = 1;
        return Dataset.FromArrays(data.Inputs.ToArray(), targets, data.ClassCount);
    }

    private static Problem Of(string name, Dataset data, float scale)
    {
        var scaled = Dataset.FromArrays(Array.ConvertAll(data.Inputs.ToArray(), grey => grey * scale), data.Labels.ToArray());
        var (training, test) = scaled.StratifiedSplit(0.8, seed: 1);
        return new Problem(name, training, test);
    }

    private static Problem OfAll(string name, Dataset data) => new(name, data, data);

    private static Problem Split(string name, Dataset data)
    {
        var (training, test) = data.StratifiedSplit(0.8, seed: 1);
        return new Problem(name, training, test);
    }

    private static Dataset Enlarge(Dataset digits)
    {
        float[] pixels = new float[digits.Count * 28 * 28];
        for (int row = 0; row < digits.Count; row++)
        {
            for (int i = 0; i < 24 * 24; i++)
                pixels[(row * 784) + (28 * ((i / 24) + 2)) + (i % 24) + 2] =
                    255 * digits.Inputs[(row * 64) + (8 * (i / 72)) + (i % 24 / 3)];
        }

        return Dataset.FromArrays(pixels, digits.Labels.ToArray());
    }

    private static Problem Table()
    {
        string file = Path.GetTempFileName();
        try
        {
            global::Customers.Write(file, rows: 3000, seed: 1);
            return Split("customers", Churn.Read(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Dataset OfThemselves(Dataset data) => Dataset.FromArrays(data.Inputs.ToArray(), data.Inputs.ToArray(), data.InputLength);

    private static Dataset StrokesOf(Dataset digits, int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. digits.Inputs.ToArray().Select(grey => grey > 0.4f ? 1 : 0)];
        return Dataset.FromClassMaps(Array.ConvertAll(digits.Inputs.ToArray(), grey => grey + (0.6f * (random.NextSingle() - 0.5f))),
            labels, positions: 64, classNames: ["background", "stroke"]);
    }

    private static Dataset Widened(Dataset data) =>
        Dataset.FromArrays(Array.ConvertAll(data.Inputs.ToArray(), x => (x - 0.5f) * (float)Math.Sqrt(768)), data.Targets.ToArray());

    private static Dataset Enlarged(Dataset data) =>
        Dataset.FromArrays(data.Inputs.ToArray(), Array.ConvertAll(data.Targets.ToArray(), target => 100 * target));

    private static Dataset SumOf(int steps, int from, int length, int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, count * steps * 2)
            .Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        return Dataset.FromArrays(inputs,
            [.. inputs.Chunk(steps * 2)
                .Select(row => Enumerable.Range(from, length).Sum(step => row[2 * step]) / (float)Math.Sqrt(length))]);
    }

    private static Dataset AsNumbers(Dataset data) =>
        Dataset.FromArrays(data.Inputs.ToArray(), Array.ConvertAll(data.Labels.ToArray(), label => (float)label));

    private static Dataset QuadrantPoints(int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 2 * count)
            .Select(_ => (0.2f + 0.8f * random.NextSingle()) * (random.Next(2) == 0 ? -1 : 1))];
        return Dataset.FromArrays(inputs, [.. inputs.Chunk(2).Select(point => point[0] * point[1] < 0 ? 1f : 0f)]);
    }

    private static Dataset FriedmanSamples(int count, int seed, double offset)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 10 * count).Select(_ => random.NextSingle())];
        return Dataset.FromArrays(inputs, [.. inputs.Chunk(10).Select(x => (float)(offset
            + 10 * Math.Sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4]))]);
    }
}
