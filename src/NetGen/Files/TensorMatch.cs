namespace NetGen.Files;

/// <summary>Holds a file's tensors against those expected of a network and says everything that does not fit at once.</summary>
internal static class TensorMatch
{
    /// <summary>Throws unless the file has each tensor, in its shape and of a type that is read, and nothing else.</summary>
    /// <returns>The network's tensor for each of the file's names.</returns>
    /// <exception cref="WeightFileException">It lists all missing, extra, misshapen and wrongly typed tensors.</exception>
    public static IReadOnlyDictionary<string, ParameterInfo> Require(
        IReadOnlyList<SafeTensor> tensors, IReadOnlyList<ParameterInfo> expected, NetworkSummary network, string source, TensorNames? names,
        Func<string, bool> isIgnored)
    {
        List<SafeTensor> relevant = [.. tensors.Where(tensor => !isIgnored(tensor.Name))];
        IReadOnlyDictionary<string, string> inFile = (names ?? TensorNames.Own).Resolve(expected, relevant, network, source);
        Dictionary<string, SafeTensor> found = relevant.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (ParameterInfo parameter in expected)
        {
            string name = inFile[parameter.Name];
            string said = name == parameter.Name ? $"'{name}'" : $"'{name}' (for '{parameter.Name}')";
            problems.AddRange(found.Remove(name, out SafeTensor? tensor)
                ? Faults(tensor, parameter).Select(fault => $"{said} {fault}")
                : [$"{said} {Shape(parameter.Shape)} is missing"]);
        }

        problems.AddRange(found.Values.Select(tensor => $"'{tensor.Name}' {Shape(tensor.Shape)} is not in the network"));
        if (problems.Count > 0)
        {
            string offer = names is null && TensorOrder.Match(expected, relevant) is { } layers ? TensorOrder.Offer(layers) : "";
            throw new WeightFileException($"{source}: its tensors are not those of {network.Name}: {string.Join("; ", problems)}.{offer}");
        }

        return expected.ToDictionary(parameter => inFile[parameter.Name], StringComparer.Ordinal);
    }

    /// <summary>
    /// What a file and a network have in common: the network's tensor for each of the file's names, and the list of all that is and is not.
    /// </summary>
    /// <exception cref="WeightFileException">Nothing.</exception>
    public static (IReadOnlyDictionary<string, ParameterInfo> Taken, PartialLoad List) Common(
        IReadOnlyList<SafeTensor> tensors, NetworkSummary network, string source, TensorNames? names, Func<string, bool> isIgnored)
    {
        List<SafeTensor> relevant = [.. tensors.Where(tensor => !isIgnored(tensor.Name))];
        ParameterInfo[] expected = [.. network.Tensors];
        IReadOnlyDictionary<string, string> inFile = (names ?? TensorNames.Own).Resolve(expected, relevant, network, source);
        Dictionary<string, SafeTensor> found = relevant.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var taken = new Dictionary<string, ParameterInfo>(StringComparer.Ordinal);
        var kept = new List<TensorNotTaken>();
        foreach (ParameterInfo parameter in expected)
        {
            string name = inFile[parameter.Name];
            string reason = found.Remove(name, out SafeTensor? tensor)
                ? string.Join(", ", Faults(tensor, parameter).Select(fault => "the file's " + fault))
                : $"the file has no '{name}'";
            if (reason.Length == 0)
            {
                taken.Add(name, parameter);
            }
            else
            {
                kept.Add(new TensorNotTaken(parameter.Name, reason));
            }
        }

        var list = new PartialLoad
        {
            Taken = [.. taken.Values.Select(parameter => parameter.Name)],
            Kept = kept,
            Unused = [.. found.Values.Select(tensor => $"{tensor.Name} {Shape(tensor.Shape)}")],
        };
        return taken.Count > 0 ? (taken, list) : throw new WeightFileException($"{source}: nothing in it fits {network.Name}.\n{list}");
    }

    public static bool HasShapeOf(SafeTensor tensor, ParameterInfo parameter) =>
        tensor.Shape.SequenceEqual(parameter.Shape.Select(extent => (long)extent));

    /// <summary>A shape as it is written in files: [3, 2].</summary>
    public static string Shape<TExtent>(IEnumerable<TExtent> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>Why a tensor cannot be taken for a parameter; nothing where it can.</summary>
    private static IEnumerable<string> Faults(SafeTensor tensor, ParameterInfo parameter)
    {
        if (!HasShapeOf(tensor, parameter))
        {
            yield return $"has shape {Shape(tensor.Shape)}, expected {Shape(parameter.Shape)}";
        }

        if (!SafeTensorsData.IsReadable(tensor.ElementType))
        {
            yield return $"has type {tensor.ElementType}, expected {SafeTensorsData.ReadableTypes}";
        }
    }
}
