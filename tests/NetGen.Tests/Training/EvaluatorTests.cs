using System.Globalization;
using NetGen.Tests.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class EvaluatorTests
{
    [Fact]
    public void Evaluate_regression_gives_the_usual_errors()
    {
        // y = x: predictions 1, 2, 3, 4 for targets 1, 2, 5, 3. Errors 0, 0, −2, 1; mean target 2.75, deviations 8.75.
        var trainer = new LinearTrainer<float>(1, 1, "MeanSquaredError");
        trainer.Parameters[0] = 1;
        Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays([1f, 2, 3, 4], [1f, 2, 5, 3]));
        Assert.Equal(4, result.Count);
        Assert.Equal(5 / 8.0, result.Loss, 12);
        Assert.Equal(5 / 4.0, result.MeanSquaredError!.Value, 12);
        Assert.Equal(Math.Sqrt(5 / 4.0), result.RootMeanSquaredError!.Value, 12);
        Assert.Equal(3 / 4.0, result.MeanAbsoluteError!.Value, 12);
        Assert.Equal(1 - (5 / 8.75), result.RSquared!.Value, 12);
        Assert.Null(result.Accuracy);
        Assert.Null(result.ConfusionMatrix);
    }

    [Fact]
    public void Evaluate_several_targets_average_their_R2_and_a_constant_one_counts_0_or_1()
    {
        var trainer = new LinearTrainer<double>(1, 3, "MeanSquaredError");
        trainer.Parameters[0] = 1;      // y₀ = x, exact
        trainer.Parameters[4] = 0.1f;   // y₁ = 0.1, exact and constant
        trainer.Parameters[5] = 2;      // y₂ = 2, wrong and constant
        Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays([1f, 2, 3], [1f, .1f, 1, 2, .1f, 1, 3, .1f, 1], 3));
        Assert.Equal((1 + 1 + 0) / 3.0, result.RSquared!.Value, 12);
        Assert.Equal(3 / 9.0, result.MeanSquaredError!.Value, 12);
    }

    [Fact]
    public void Evaluate_classes_counts_actual_against_predicted_over_many_pieces()
    {
        // Class 0 where x < 0, else 1: wrong for every tenth sample. More samples than are predicted at a time.
        var trainer = new LinearTrainer<float>(1, 3, "CrossEntropy");
        trainer.Parameters[0] = -5;
        trainer.Parameters[1] = 5;
        trainer.Parameters[5] = -50;
        float[] inputs = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? -1f : 1f)];
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? 2 : i % 2)];
        Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays(inputs, labels, ["low", "high", "none"]));
        ConfusionMatrix matrix = result.ConfusionMatrix!;
        Assert.Equal(0.9, result.Accuracy!.Value, 12);
        Assert.Equal(0.9, matrix.Accuracy, 12);
        Assert.Equal((400, 0, 500, 100), (matrix[0, 0], matrix[0, 1], matrix[1, 1], matrix[2, 0]));
        Assert.Equal("none", matrix.Name(2));
        Assert.Null(result.MeanSquaredError);
    }

    [Fact]
    public void Evaluate_binary_is_right_on_the_target_s_side_of_one_half()
    {
        var trainer = new LinearTrainer<float>(1, 1, "BinaryCrossEntropy");
        trainer.Parameters[0] = 3;
        // 0 gives exactly ½, which is a yes.
        Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays([-1f, 1, 1, 0, -2], [0f, 1, 0, 1, 1]));
        Assert.Equal(3 / 5.0, result.Accuracy!.Value, 12);
        ConfusionMatrix matrix = result.ConfusionMatrix!;
        Assert.Equal((1, 1, 1, 2), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
        Assert.Equal("yes", matrix.Name(1));
        Assert.Null(result.RSquared);
    }

    [Fact]
    public void Evaluate_several_binary_outputs_have_an_accuracy_over_all()
    {
        var trainer = new LinearTrainer<double>(1, 2, "BinaryCrossEntropy");
        trainer.Parameters[0] = 1;
        trainer.Parameters[1] = -1;
        Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays([1f, 2], [1f, 0, 1, 1], 2));
        Assert.Equal(0.75, result.Accuracy!.Value, 12);
        Assert.Null(result.ConfusionMatrix);
    }

    [Fact]
    public void Evaluate_does_not_change_the_network()
    {
        var trainer = new LinearTrainer<float>(1, 2, "CrossEntropy");
        trainer.Parameters[0] = 0.5f;
        float[] before = trainer.Parameters.ToArray();
        Evaluator.Evaluate(trainer, Dataset.FromArrays([1f, 2], [0, 1]));
        Assert.Equal(before, trainer.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void ToString_reads_the_same_under_any_culture()
    {
        var trainer = new LinearTrainer<float>(1, 1, "MeanSquaredError");
        trainer.Parameters[0] = -1;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            Evaluation result = Evaluator.Evaluate(trainer, Dataset.FromArrays([1f, 2], [1f, 2.5f]));
            Assert.Equal(
                "2 samples, loss 6.0625, mean squared error 12.125 (root 3.4821), mean absolute error 3.25, R² -20.5556\n",
                result.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
