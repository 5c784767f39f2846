using System.CommandLine;
using System.Globalization;
using System.Text;
using NetGen;
using Trainer.Data;
using Trainer.Models;

namespace Trainer.Commands;

/// <summary>Writes what the best weights of a run answer, as CSV: the class and its probability, or the values.</summary>
internal static class PredictCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var folder = Inputs.Run();
        var data = Inputs.Data();
        var labels = Inputs.Labels();
        var output = new Option<string?>("--output") { Description = "The file to write; by default standard output.", HelpName = "file" };
        var command = new Command("predict", "Writes the answers to new rows as CSV. Tables of numbers may come without the answer's column.") { folder, data, labels, output };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            RunFile run = RunFile.Read(parsed.GetRequiredValue(folder));
            Trainable network = run.Best();
            Dataset samples = DataFiles.ReadInputs(run.Model, parsed.GetRequiredValue(data), parsed.GetValue(labels), network.Names.Classes);
            string table = Table(run.Model.Summary, network.Names, network.Predict(samples));
            if (parsed.GetValue(output) is { } path)
            {
                File.WriteAllText(path, table);
            }
            else
            {
                surroundings.Output.Write(table);
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    private static string Table(NetworkSummary network, SampleNames names, float[] outputs)
    {
        int width = network.OutputLength;
        var text = new StringBuilder(
            network.HasClassLabels ? "class,probability"
            : string.Join(',', Enumerable.Range(0, width).Select(i => names.Targets?[i] ?? $"output{i}"))).Append('\n');
        for (int row = 0; row < outputs.Length; row += width)
        {
            ReadOnlySpan<float> answer = outputs.AsSpan(row, width);
            if (network.HasClassLabels)
            {
                int label = IndexOfLargest(answer);
                text.Append(CultureInfo.InvariantCulture, $"{names.Classes?[label] ?? $"{label}"},{answer[label]:R}\n");
            }
            else
            {
                text.AppendJoin(',', answer.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}
