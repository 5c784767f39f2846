using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetGen.Reports.Sections;

namespace NetGen.Reports;

/// <summary>
/// The figures of a page as JSON, for programs: what is drawn can be read back; names and predictions of layers and tensors stand at the
/// first look, the others have the same order. A number that is not finite is null.
/// </summary>
internal static class RunData
{
    public static string Write(RunRecord run)
    {
        using var text = new MemoryStream();
        // The default encoder escapes < and &, so that no name can end the element it stands in.
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("network", run.Network.Name);
            json.WriteString("end", run.History?.End.ToString());
            WriteFacts(json, run);
            WriteEpochs(json, run);
            WriteSignals(json, run);
            WriteUpdates(json, run);
            json.WriteStartArray("troubles");
            foreach (TrainingTrouble trouble in run.Troubles)
            {
                json.WriteStringValue(trouble.ToString());
            }

            json.WriteEndArray();
            WriteAnswers(json, run.Answers);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void WriteFacts(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartObject("facts");
        foreach ((string name, string value) in FactsSections.Facts(run))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEpochs(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartArray("epochs");
        foreach (EpochReport epoch in run.Epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteFinite("trainLoss", epoch.TrainLoss);
            json.WriteFinite("trainAccuracy", epoch.TrainAccuracy);
            json.WriteFinite("validationLoss", epoch.ValidationLoss);
            json.WriteFinite("validationAccuracy", epoch.ValidationAccuracy);
            json.WriteFinite("learningRate", epoch.LearningRate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSignals(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartArray("signals");
        foreach ((int epoch, SignalReport signal) in run.Signals.Looks)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch);
            bool isFirst = epoch == run.Signals.Looks[0].Epoch;
            json.WriteStartArray("layers");
            foreach (LayerSignal layer in signal.Layers)
            {
                json.WriteStartObject();
                if (isFirst)
                {
                    json.WriteString("layer", layer.Layer);
                    json.WriteFinite("predicted", Rounded(layer.Predicted?.Low));
                }

                json.WriteFinite("rms", Rounded(layer.Rms));
                json.WriteFinite("zeros", Rounded(layer.ZeroShare));
                if (layer.FlatShare is { } flat)
                {
                    json.WriteFinite("flat", Rounded(flat));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("weights");
            foreach (WeightSignal tensor in signal.Weights)
            {
                json.WriteStartObject();
                if (isFirst)
                {
                    json.WriteString("tensor", tensor.Tensor);
                }

                json.WriteFinite("rms", Rounded(tensor.Rms));
                json.WriteFinite("gradient", Rounded(tensor.GradientRms));
                if (tensor.OutputGradientRms is { } output)
                {
                    json.WriteFinite("outputGradient", Rounded(output));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Six digits of what is measured of many layers over many epochs: more than a float has, and a third of the room.</summary>
    private static double? Rounded(double? value) => value is { } known && double.IsFinite(known)
        ? double.Parse(known.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value;

    private static void WriteUpdates(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartArray("updates");
        foreach ((int epoch, IReadOnlyList<UpdateSignal> tensors) in run.Updates.Looks)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch);
            json.WriteStartArray("weights");
            foreach (UpdateSignal tensor in tensors)
            {
                json.WriteStartObject();
                if (epoch == run.Updates.Looks[0].Epoch)
                {
                    json.WriteString("tensor", tensor.Tensor);
                }

                json.WriteFinite("rms", Rounded(tensor.Rms));
                json.WriteFinite("ratio", Rounded(tensor.Ratio));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnswers(Utf8JsonWriter json, Answers? answers)
    {
        if (answers is null)
        {
            json.WriteNull("answers");
            return;
        }

        json.WriteStartObject("answers");
        json.WriteNumber("count", answers.Evaluation.Count);
        json.WriteFinite("loss", answers.Evaluation.Loss);
        json.WriteFinite("accuracy", answers.Evaluation.Accuracy);
        // Of very many classes nearly all is 0.
        if (answers.Evaluation.ConfusionMatrix is { ClassCount: <= AnswersSection.MostClasses } matrix)
        {
            json.WriteStartArray("confusion");
            for (int actual = 0; actual < matrix.ClassCount; actual++)
            {
                json.WriteStartArray();
                for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
                {
                    json.WriteNumberValue(matrix[actual, predicted]);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
