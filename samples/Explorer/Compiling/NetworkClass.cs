using System.Globalization;
using NetGen;
using NetGen.Training;

namespace Explorer.Compiling;

/// <summary>A compiled network, used without a compile-time type.</summary>
internal sealed class NetworkClass(Type type)
{
    /// <summary>What was compiled.</summary>
    public NetworkSummary Summary { get; } = (NetworkSummary)type.GetProperty("Summary")!.GetValue(null)!;

    /// <summary>A trainer of a fresh network.</summary>
    /// <param name="seed">Draws the weights and what is dropped.</param>
    /// <param name="hyperparameters">Numbers in place of the declared ones; a name with a * stands for all that fit (<c>Dropout*Rate</c>).</param>
    public ITrainer<float> NewTrainer(ulong seed, params IReadOnlyList<(string Name, double Value)> hyperparameters)
    {
        object network = Activator.CreateInstance(type, seed)!;
        object numbers = Activator.CreateInstance(type.GetNestedType("Hyperparameters")!)!;
        foreach (var (name, value) in hyperparameters)
        {
            string[] ends = name.Split('*');
            foreach (var property in numbers.GetType().GetProperties().Where(property => ends.Length == 1
                ? property.Name == name
                : property.Name.StartsWith(ends[0], StringComparison.Ordinal) && property.Name.EndsWith(ends[1], StringComparison.Ordinal)))
            {
                property.SetValue(numbers, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
            }
        }

        return (ITrainer<float>)Activator.CreateInstance(type.GetNestedType("Trainer")!, network, numbers, seed)!;
    }
}
