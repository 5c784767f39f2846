using System.CommandLine;
using System.Globalization;
using NetGen;
using Trainer.Networks;
using Trainer.Terminal;

namespace Trainer.Commands;

/// <summary>Arguments and options that several commands have. Each command takes instances of its own.</summary>
internal static class Inputs
{
    public static Argument<string> Network()
    {
        var network = new Argument<string>("network") { Description = "One of the compiled networks: `trainer networks` lists them." };
        network.CompletionSources.Add(_ => Catalog.All.Select(model => new System.CommandLine.Completions.CompletionItem(model.Name, detail: model.About)));
        return network;
    }

    public static Argument<string> Data() =>
        new("data") { Description = "A table (CSV, plain or gzip; the answer in the last column, or by the network's columns) or images (IDX, as MNIST's)." };

    public static Argument<string> Run() => new("run") { Description = "The folder of a run, as `trainer train` made it." };

    public static Option<string?> Labels() => new("--labels") { Description = "The labels of IDX images; by default the file beside them that MNIST's names lead to.", HelpName = "file" };

    public static Option<ulong> Seed() => new("--seed") { Description = "Of weights, order, dropout and split: the same seed gives the same bits.", DefaultValueFactory = _ => 1 };

    public static Option<int?> Epochs() => AtLeastOne("--epochs", "Passes over the data; by default as declared.");

    public static Option<int?> BatchSize() => AtLeastOne("--batch-size", "Samples of a step; by default as declared.");

    public static Option<int?> Threads() => AtLeastOne("--threads", "Threads of a step; the result has the same bits for any number.");

    public static Option<ProgressMode> Progress() => new("--progress")
    {
        Description = "How it is shown: live (curves and layers), plain (a line an epoch), json (an object a line on standard output), none.",
        DefaultValueFactory = _ => ProgressMode.Auto,
    };

    public static Option<double> HoldOut()
    {
        var share = new Option<double>("--hold-out") { Description = "The share of the data that is not trained on, for validation; 0 for none.", DefaultValueFactory = _ => 0.2 };
        share.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<double>() is >= 0 and < 1)
            {
                return;
            }

            result.AddError("--hold-out is a share: from 0 to below 1.");
        });
        return share;
    }

    /// <summary>NAME=VALUE, as often as wanted.</summary>
    public static Option<string[]> Settings() =>
        new("--set") { Description = "A hyperparameter that differs from the declaration, e.g. LearningRate=0.01; may be repeated.", HelpName = "name=value" };

    /// <summary>The values of <see cref="Settings"/>.</summary>
    /// <exception cref="UsageException">One of them is no name and number.</exception>
    public static Dictionary<string, double> Read(string[]? settings)
    {
        var read = new Dictionary<string, double>();
        foreach (string setting in settings ?? [])
        {
            if (setting.Split('=') is not [{ Length: > 0 } name, var text]
                || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                throw new UsageException($"--set {setting}: expected name=value with a number, as in --set LearningRate=0.01.");
            }

            read[name] = value;
        }

        return read;
    }

    /// <summary>NAME=LOW..HIGH or NAME=VALUE,VALUE…</summary>
    /// <exception cref="UsageException">It is neither.</exception>
    public static KeyValuePair<string, SearchRange> Range(string text)
    {
        if (text.Split('=') is [{ Length: > 0 } name, var values])
        {
            try
            {
                if (values.Split("..") is [var low, var high] && Number(low) is double from && Number(high) is double to)
                {
                    return new(name, SearchRange.Between(from, to));
                }

                if (values.Split(',').Select(Number).ToArray() is { } choices && choices.All(choice => choice is not null))
                {
                    return new(name, SearchRange.OneOf([.. choices.Select(choice => choice!.Value)]));
                }
            }
            catch (ArgumentException e)
            {
                throw new UsageException($"--vary {text}: {e.Message}");
            }
        }

        throw new UsageException($"--vary {text}: expected name=low..high or name=value,value,…, as in --vary LearningRate=1e-4..1e-1.");

        static double? Number(string number) => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    private static Option<int?> AtLeastOne(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "n" };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError($"{name} is at least 1.");
            }
        });
        return option;
    }
}
