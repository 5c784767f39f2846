using System.Text;
using System.Text.Json;
using NetGen;

namespace Trainer.Terminal;

/// <summary>An object a line, for programs: <c>begin</c>, <c>epoch</c>, <c>trouble</c>, <c>end</c>. What is no finite number is null.</summary>
internal sealed class JsonLines(TextWriter output) : TrainingWatch
{
    protected override void Begun() => Write("begin", json =>
    {
        json.WriteString("network", Network.Name);
        json.WriteNumber("parameters", Network.ParameterCount);
        json.WriteNumber("epochs", PlannedEpochs);
        json.WriteNumber("epochs_before", Epochs.Count);
    });

    protected override void Learned(EpochReport epoch) => Write("epoch", json =>
    {
        json.WriteNumber("epoch", epoch.Epoch);
        Number(json, "train_loss", epoch.TrainLoss);
        Number(json, "train_accuracy", epoch.TrainAccuracy);
        Number(json, "validation_loss", epoch.ValidationLoss);
        Number(json, "validation_accuracy", epoch.ValidationAccuracy);
        Number(json, "learning_rate", epoch.LearningRate);
        Number(json, "seconds", epoch.Elapsed.TotalSeconds);
        Number(json, "seconds_left", Left?.TotalSeconds);
        json.WriteStartArray("layers");
        foreach (LayerSignal layer in Signal!.Layers)
        {
            json.WriteStartObject();
            json.WriteString("layer", layer.Layer);
            Number(json, "rms", layer.Rms);
            Number(json, "zeros", layer.ZeroShare);
            Number(json, "flat", layer.FlatShare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    protected override void Seen(TrainingTrouble trouble) => Write("trouble", json =>
    {
        json.WriteString("kind", trouble.Kind.ToString());
        json.WriteString("rule", trouble.RuleId);
        json.WriteString("layer", trouble.Layer);
        json.WriteNumber("epoch", trouble.Epoch);
        json.WriteString("text", trouble.ToString());
    });

    protected override void Ended(History history) => Write("end", json =>
    {
        json.WriteString("end", history.End.ToString());
        json.WriteNumber("steps", history.StepCount);
        json.WriteNumber("seconds", history.Elapsed.TotalSeconds);
        if (history.BestEpoch is { } best)
        {
            json.WriteNumber("best_epoch", best.Epoch);
        }
    });

    private void Write(string what, Action<Utf8JsonWriter> content)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("event", what);
            content(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(text.ToArray()));
        output.Flush();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
