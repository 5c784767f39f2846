using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0008: values outside their domain, from <see cref="ArgumentDomains"/>; undefined enum values; facts that contradict each
/// other.</summary>
internal static class BadArgument
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        for (var i = 0; i < declaration.Items.Count; i++)
        {
            var attribute = declaration.Items[i];
            Domains(declaration.Spec, attribute, i, report);
            UndefinedEnums(declaration.Spec.Items[i], attribute, i, report);
            switch (attribute)
            {
                case InputAttribute input: Input(input, i, report); break;
                case TokensAttribute tokens: Tokens(tokens, declaration.Spec.Scalar, i, report); break;
                case PreprocessingAttribute or AugmentationAttribute:
                    PreparationArguments.Check(attribute, declaration.Spec.Scalar, i,
                    report); break;
                case TargetAttribute target: Target(target, i, report); break;
                case WeightedLayerAttribute layer:
                    Scale("InitScale", layer.Init, layer.InitScale, i, report);
                    Scale("BiasInitScale", layer.BiasInit, layer.BiasInitScale, i, report);
                    VectorStart("BiasInit", layer.BiasInit, i, report);
                    if (layer is ConvTranspose2DAttribute convolution)
                        OutputPad(convolution, i, report);
                    break;
                case NormalizationAttribute layer:
                    Scale("ScaleInitScale", layer.ScaleInit, layer.ScaleInitScale, i, report);
                    VectorStart("ScaleInit", layer.ScaleInit, i, report);
                    if (layer is CenteringNormalizationAttribute centering)
                    {
                        Scale("BiasInitScale", centering.BiasInit, centering.BiasInitScale, i, report);
                        VectorStart("BiasInit", centering.BiasInit, i, report);
                    }
                    break;
                case MultiStepDecayAttribute decay: Epochs(decay, i, report); break;
                case MaxPool2DAttribute pool: OnlyPadding(Math.Min(pool.Height, pool.Width), pool.Pad, i, report); break;
                case MaxPool1DAttribute pool: OnlyPadding(pool.Size, pool.Pad, i, report); break;
                case PermuteAttribute permute: Axes(permute.Axes, i, report); break;
                case ReshapeAttribute reshape: Sizes(reshape.Sizes, "sizes", "one size up to three", i, report); break;
                case MarkAttribute mark:
                    Mark(mark.Mark, i, "mark", -1, report);
                    Nameless(mark, i, report);
                    break;
                case FromAttribute from:
                    Mark(from.Mark, i, "mark", -1, report);
                    Nameless(from, i, report);
                    break;
                case MultiplyAttribute multiply: Mark(multiply.Mark, i, "mark", -1, report); break;
                case AddAttribute add: Marks(add.Marks, i, report); break;
                case ConcatAttribute concat: Marks(concat.Marks, i, report); break;
            }
        }
    }

    private static void Domains(NetworkSpec spec, NetworkItemAttribute attribute, int index, Action<Problem> report)
    {
        var item = spec.Items[index];
        HashSet<string>? reported = null;
        foreach (var row in ArgumentDomains.Of(attribute.GetType()))
        {
            var value = row.Value(attribute);
            var rounded = Interval.In(spec.Scalar, value);
            if (row.Domain.Contains(value) && row.Domain.Contains(rounded))
                continue;
            reported ??= new HashSet<string>(StringComparer.Ordinal);
            var argument = row.Shorthand is { } shorthand && item.Arguments.Any(written => written.Name == shorthand)
                ? shorthand
                : row.Argument;
            if (!reported.Add(argument))
                continue;
            if (row.Domain.Contains(value))
                Report(report, index, argument, -1, row.Domain.Text + " as a " + spec.Scalar, Rounded(value, rounded), null);
            else
                Report(report, index, argument, -1, row.Domain.Text, Text(value), row.Domain.Nearest(value));
        }
    }

    /// <summary>A value with what the network's scalar makes of it.</summary>
    public static string Rounded(double value, double rounded) =>
        Text(value) + ", which " + (double.IsInfinity(rounded) ? "is infinite there" : "is " + Text(rounded) + " there");

    /// <summary>A window that sees nothing but padding has no largest value.</summary>
    private static void OnlyPadding(int size, int pad, int item, Action<Problem> report)
    {
        if (size >= 1 && pad >= size)
            Report(report, item, "Pad", -1, "below the window's size: at most " + Text(size - 1), Text(pad), size - 1);
    }

    /// <summary>From there on the row would belong to another size of the output.</summary>
    private static void OutputPad(ConvTranspose2DAttribute convolution, int item, Action<Problem> report)
    {
        static int Or(int own, int common) => own > 0 ? own : common;
        var step = Math.Min(Or(convolution.StrideHeight, convolution.Stride), Or(convolution.StrideWidth, convolution.Stride));
        var end = Math.Max(step, convolution.Dilation);
        if (end >= 1 && convolution.OutputPad >= end)
            Report(report, item, "OutputPad", -1, "below the stride or the dilation: at most " + Text(end - 1), Text(convolution.OutputPad),
                end - 1);
    }

    private static void Axes(int[] axes, int item, Action<Problem> report)
    {
        if (axes.Length is < 2 or > 3 || !axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, axes.Length)))
            Report(report, item, "axes", -1, "each of 0, 1 (a sequence) or 0, 1, 2 (an image) once",
                axes.Length == 0 ? "empty" : string.Join(", ", axes.Select(axis => Text(axis))), null);
    }

    private static void Marks(string[] marks, int item, Action<Problem> report)
    {
        if (marks.Length == 0)
            Report(report, item, "marks", -1, "at least one mark", "none", null);
        for (var i = 0; i < marks.Length; i++)
            Mark(marks[i], item, "marks", i, report);
    }

    private static void Mark(string? mark, int item, string argument, int element, Action<Problem> report)
    {
        if (string.IsNullOrEmpty(mark))
            Report(report, item, argument, element, "a name", mark is null ? "null" : "empty", null);
    }

    /// <summary>A mark makes no layer that a name could stand for.</summary>
    private static void Nameless(LayerAttribute layer, int item, Action<Problem> report)
    {
        if (layer.Name is { } name)
            Report(report, item, nameof(LayerAttribute.Name), -1, "left out, for there is no layer that it would name", "'" + name + "'",
                null);
    }

    private static void Input(InputAttribute input, int item, Action<Problem> report)
    {
        Sizes(input.Shape, "shape", "one size (features) up to three (height, width, channels)", item, report);
        if (input.Min > input.Max)
            Report(report, item, "Min", -1, "at most Max (" + Text(input.Max) + ")", Text(input.Min), null);
    }

    /// <summary>Whole numbers that the scalar tells apart.</summary>
    private static void Tokens(TokensAttribute tokens, string scalar, int item, Action<Problem> report)
    {
        const int Exact = 1 << 24;
        if (scalar == "float" && tokens.Vocabulary > Exact)
            Report(report, item, "vocabulary", -1, "at most " + Text(Exact)
                + " in a network of float, which tells no more whole numbers apart", Text(tokens.Vocabulary), Exact);
    }

    private static void Sizes(int[] sizes, string argument, string domain, int item, Action<Problem> report)
    {
        if (sizes.Length is 0 or > 3)
            Report(report, item, argument, -1, domain, Text(sizes.Length) + " sizes", null);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 1)
                Report(report, item, argument, i, "at least 1 in each dimension", Text(sizes[i]), null);
        }
    }

    private static void Target(TargetAttribute target, int item, Action<Problem> report)
    {
        if (target.Min > target.Max)
            Report(report, item, "Min", -1, "at most Max (" + Text(target.Max) + ")", Text(target.Min), null);
        if (target.Kind == TargetKind.Binary && target.Classes is not (0 or 2) && target.Classes > 0)
            Report(report, item, "Classes", -1, "2 for a binary target", Text(target.Classes), 2);
    }

    /// <summary>A deviation, a bound or a gain below 0 is a slip of the pen; a constant may have any sign.</summary>
    private static void Scale(string argument, Init init, double scale, int item, Action<Problem> report)
    {
        if (init != Init.Constant && scale < 0 && !double.IsInfinity(scale))
            Report(report, item, argument, -1, "at least 0 with " + init, Text(scale), null);
    }

    /// <summary>These initializers speak of rows and columns; a vector has none.</summary>
    private static void VectorStart(string argument, Init init, int item, Action<Problem> report)
    {
        if (init is Init.Orthogonal or Init.Identity or Init.Sparse)
            Report(report, item, argument, -1, "an initializer for a vector", init.ToString(), null);
    }

    private static void Epochs(MultiStepDecayAttribute decay, int item, Action<Problem> report)
    {
        if (decay.Epochs.Length == 0)
            Report(report, item, "epochs", -1, "at least one epoch", "none", null);
        for (var i = 0; i < decay.Epochs.Length; i++)
        {
            var least = i == 0 ? 1 : (long)decay.Epochs[i - 1] + 1;
            if (decay.Epochs[i] < least)
                Report(report, item, "epochs", i, "rising, here at least " + Text(least), Text(decay.Epochs[i]), null);
        }
    }

    /// <summary>An integer cast to an enum compiles in C#; it is not one of the enum's names.</summary>
    private static void UndefinedEnums(ItemSpec item, NetworkItemAttribute attribute, int index, Action<Problem> report)
    {
        foreach (var argument in item.Arguments)
        {
            var property = attribute.GetType().GetProperty(
                argument.Name,
                System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.IgnoreCase);
            if (property is { PropertyType.IsEnum: true } && property.GetValue(attribute) is var value
                && !IsDefined(property.PropertyType, value))
                Report(report, index, argument.Name, -1, "one of " + string.Join(", ", Enum.GetNames(property.PropertyType)),
                    value.ToString(), null);
        }
    }

    /// <summary>Of flags, whether each of them is one.</summary>
    private static bool IsDefined(Type type, object value) => type.IsDefined(typeof(FlagsAttribute), inherit: false)
        ? (Convert.ToInt32(value, CultureInfo.InvariantCulture) & ~Enum.GetValues(type).Cast<int>()
            .Aggregate(0, (all, flag) => all | flag)) == 0
        : Enum.IsDefined(type, value);

    /// <summary>NG0008 at an argument.</summary>
    public static void Report(Action<Problem> report, int item, string argument, int element, string domain, string value,
        double? nearest) => report(new Problem
        {
            Id = "NG0008",
            Item = item,
            Argument = argument,
            Element = element,
            Figures = new([argument, domain, value]),
            FixFacts = nearest is { } number ? new([new("Value", Text(number))]) : EquatableArray<KeyValuePair<string, string>>.Empty,
        });

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
