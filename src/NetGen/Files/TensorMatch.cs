namespace NetGen.Files;

/// <summary>Holds a file's tensors against those expected of a network and says everything that does not fit at once.</summary>
internal static class TensorMatch
{
    /// <summary>Throws unless the file has each tensor, in its shape and as F32 or F64, and nothing else.</summary>
    /// <exception cref="WeightFileException">It lists all missing, extra, misshapen and wrongly typed tensors.</exception>
    public static void Require(IReadOnlyList<SafeTensor> tensors, IReadOnlyList<ParameterInfo> expected, string network, string path, Func<string, bool> isIgnored)
    {
        Dictionary<string, SafeTensor> found = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (ParameterInfo parameter in expected)
        {
            if (!found.Remove(parameter.Name, out SafeTensor? tensor))
            {
                problems.Add($"'{parameter.Name}' {Shape(parameter.Shape)} is missing");
                continue;
            }

            if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(extent => (long)extent)))
            {
                problems.Add($"'{parameter.Name}' has shape {Shape(tensor.Shape)}, expected {Shape(parameter.Shape)}");
            }

            if (tensor.ElementType is not ("F32" or "F64"))
            {
                problems.Add($"'{parameter.Name}' has type {tensor.ElementType}, expected F32 or F64");
            }
        }

        problems.AddRange(found.Values.Where(tensor => !isIgnored(tensor.Name))
            .Select(tensor => $"'{tensor.Name}' {Shape(tensor.Shape)} is not in the network"));
        if (problems.Count > 0)
        {
            throw new WeightFileException($"{path}: its tensors are not those of {network}: {string.Join("; ", problems)}.");
        }
    }

    private static string Shape<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";
}
