using System.Text;
using System.Text.Json;

namespace NetGen;

/// <summary>A diagnosis as JSON, written without reflection. What is not a finite number is null.</summary>
internal static class DiagnosisJson
{
    public static string Of(Diagnosis found)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("network", found.Network.Name);
            Write(json, "causes", found.Causes, cause =>
            {
                json.WriteString("rule", cause.RuleId);
                json.WriteString("what", cause.What);
                json.WriteString("evidence", cause.Evidence);
                json.WriteString("change", cause.Change);
            });
            WriteData(json, found.Data);
            WriteChecks(json, found);
            WriteTraining(json, found);
            Write(json, "findings", found.Network.Findings, finding =>
            {
                json.WriteString("rule", finding.RuleId);
                json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
                json.WriteString("layer", finding.Layer);
                json.WriteString("message", finding.Message);
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void WriteData(Utf8JsonWriter json, DataReport data)
    {
        json.WriteStartObject("data");
        Write<DataPart>(json, "parts", data.Validation is { } validation ? [data.Training, validation] : [data.Training], part =>
        {
            json.WriteString("role", part.Role);
            json.WriteNumber("samples", part.Count);
            json.WriteNumber("inputs", part.InputLength);
            json.WriteFinite("smallest", part.Smallest);
            json.WriteFinite("largest", part.Largest);
            json.WriteFinite("mean", part.Mean);
            json.WriteFinite("deviation", part.Deviation);
            json.WriteNumber("constantInputs", part.ConstantInputs);
            json.WriteStartArray("classCounts");
            foreach (int count in part.ClassCounts)
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
        });
        json.WriteNumber("repeated", data.Repeated);
        json.WriteNumber("contradicting", data.Contradicting);
        json.WriteNumber("shared", data.Shared);
        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, Diagnosis found)
    {
        json.WriteStartObject("initialLoss");
        json.WriteFinite("loss", found.InitialLoss?.Loss);
        json.WriteFinite("lowest", found.InitialLoss?.Lowest);
        json.WriteFinite("highest", found.InitialLoss?.Highest);
        json.WriteEndObject();
        json.WriteStartObject("overfit");
        json.WriteBoolean("passed", found.Overfit.Passed);
        json.WriteNumber("samples", found.Overfit.Samples);
        json.WriteNumber("steps", found.Overfit.Losses.Count);
        json.WriteFinite("firstLoss", found.Overfit.Losses.FirstOrDefault(double.NaN));
        json.WriteFinite("lastLoss", found.Overfit.Losses.LastOrDefault(double.NaN));
        json.WriteEndObject();
        json.WriteStartObject("learningRate");
        json.WriteFinite("now", found.LearningRate);
        json.WriteFinite("suggested", found.Rates.Suggestion);
        json.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter json, Diagnosis found)
    {
        json.WriteStartObject("training");
        json.WriteString("end", found.Training.End.ToString());
        json.WriteBoolean("isCut", found.IsCut);
        Write(json, "epochs", found.Training.Epochs, epoch =>
        {
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteFinite("trainLoss", epoch.TrainLoss);
            json.WriteFinite("trainAccuracy", epoch.TrainAccuracy);
            json.WriteFinite("validationLoss", epoch.ValidationLoss);
            json.WriteFinite("validationAccuracy", epoch.ValidationAccuracy);
        });
        Write(json, "troubles", found.Training.Troubles, trouble =>
        {
            json.WriteString("kind", trouble.Kind.ToString());
            json.WriteString("rule", trouble.RuleId);
            json.WriteString("layer", trouble.Layer);
            json.WriteNumber("step", trouble.Step);
            json.WriteString("quantity", trouble.Quantity);
            json.WriteFinite("value", trouble.Value);
            json.WriteFinite("limit", trouble.Threshold);
            json.WriteString("cause", trouble.Cause);
        });
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
