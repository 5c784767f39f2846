using System.Globalization;

namespace NetGen.Tests.Images;

/// <summary>
/// Draws image networks: convolutions, pools, borders, joins and used blocks on a small image, then a head. Comes in: a seed; goes out: a valid
/// declaration. It keeps count of the shape by itself and knows nothing of the generator.
/// </summary>
internal sealed class RandomImageNetwork
{
    private const int MostChannels = 6;

    private readonly Random _random;
    private readonly int _seed;
    private readonly bool _smooth;
    private readonly List<string> _items = [];
    private readonly List<(string Name, int Height, int Width, int Channels)> _marks = [];
    private readonly List<string> _blocks = [];
    private int _height, _width, _channels, _markCount;

    private RandomImageNetwork(int seed, bool isSmall)
    {
        _random = new Random(seed);
        _seed = seed;
        _smooth = seed % 2 == 0;
        (_height, _width, _channels) = isSmall ? (Between(3, 4), Between(3, 4), Between(1, 3)) : (Between(4, 7), Between(4, 7), Between(1, 4));
        _items.Add($"Input({_height}, {_width}, {_channels})");
        var stretches = isSmall ? 2 : Between(2, 5);
        for (var i = 0; i < stretches; i++)
        {
            Stretch();
            Activation();
        }
        Head();
    }

    /// <summary>The attributes, and the blocks that they use. Networks of even seeds have no kinks.</summary>
    public static (IReadOnlyList<string> Items, IReadOnlyList<string> Blocks) Draw(int seed, bool isSmall = false)
    {
        var network = new RandomImageNetwork(seed, isSmall);
        return (network._items, network._blocks);
    }

    private void Stretch()
    {
        switch (Between(0, 18))
        {
            case 0: Pool("AveragePool2D"); break;
            case 1 when !_smooth: Pool("MaxPool2D"); break;
            case 2: Borders(); break;
            case 3: Residual(); break;
            case 4: Branches(); break;
            case 5: Projection(); break;
            case 6: Gate(); break;
            case 7: Rejoin(); break;
            case 8: Dense(Between(1, MostChannels)); break;
            case 9: Mark(); Convolution(); break;
            case 10 or 11: Use(); break;
            case 12: Transposed(); break;
            case 13: Permute(); break;
            case 14: _items.Add($"{Pick<string>(["SpatialDropout", "AlphaDropout", "Dropout"])}(0.2)"); break;
            case 15: Normalization(); break;
            default: Convolution(); break;
        }
    }

    private void Convolution()
    {
        var (kernelHeight, kernelWidth) = (Between(1, Math.Min(3, _height)), Between(1, Math.Min(3, _width)));
        var stride = Between(1, 2);
        var dilation = ((kernelHeight - 1) * 2) + 1 <= _height && ((kernelWidth - 1) * 2) + 1 <= _width ? Between(1, 2) : 1;
        var groups = Pick([.. Enumerable.Range(1, _channels).Where(groups => _channels % groups == 0)]);
        var filters = groups * Between(1, Math.Max(1, MostChannels / groups));
        var (extentHeight, extentWidth) = (((kernelHeight - 1) * dilation) + 1, ((kernelWidth - 1) * dilation) + 1);
        string border;
        switch (Between(0, 2))
        {
            case 0:
                border = "";
                (_height, _width) = (((_height - extentHeight) / stride) + 1, ((_width - extentWidth) / stride) + 1);
                break;
            case 1:
                border = ", Padding = NetGen.Padding.Same";
                (_height, _width) = ((_height + stride - 1) / stride, (_width + stride - 1) / stride);
                break;
            default:
                var pad = Between(0, 2);
                border = $", Pad = {pad}";
                (_height, _width) = (((_height + (2 * pad) - extentHeight) / stride) + 1, ((_width + (2 * pad) - extentWidth) / stride) + 1);
                break;
        }
        _channels = filters;
        _items.Add($"Conv2D({filters}, {kernelHeight}, {kernelWidth}{border}{Option("Stride", stride)}{Option("Dilation", dilation)}{Option("Groups", groups)}{(Between(0, 3) == 0 ? ", Bias = false" : "")})");
    }

    private void Normalization()
    {
        Same(Between(1, MostChannels), stride: 1);
        _items.Add(Between(0, 2) switch
        {
            0 => "BatchNorm(Epsilon = 0.1)",
            1 => $"GroupNorm({Pick([.. Enumerable.Range(1, _channels).Where(groups => _channels % groups == 0)])}, Epsilon = 0.1)",
            _ => "LayerNorm(Epsilon = 0.1)",
        });
    }

    /// <summary>A residual block of a class of its own, once, repeated, or shared.</summary>
    private void Use()
    {
        var name = "Block" + _seed.ToString(CultureInfo.InvariantCulture) + "_" + _blocks.Count.ToString(CultureInfo.InvariantCulture);
        var inner = Between(1, 3);
        _blocks.Add($"[NetGen.NetworkBlock, NetGen.Mark(\"in\"), NetGen.Conv2D({inner}, {Between(1, 3)}, Padding = NetGen.Padding.Same), NetGen.Tanh, "
            + $"NetGen.Conv2D({_channels}, {Between(1, 3)}, Padding = NetGen.Padding.Same), NetGen.{Pick<string>(["Add", "Multiply"])}(\"in\"), NetGen.Tanh] public class {name};");
        _items.Add($"Use<{name}>({Between(1, 3)}{(Between(0, 1) == 0 ? ", Shared = true" : "")})");
    }

    private void Transposed()
    {
        if (_height > 5 || _width > 5)
        {
            Convolution();
            return;
        }
        var (kernelHeight, kernelWidth, stride) = (Between(1, 3), Between(1, 3), Between(1, 2));
        var pad = kernelHeight > 1 && kernelWidth > 1 ? Between(0, 1) : 0;
        var outputPad = Between(0, stride - 1);
        var groups = Pick([.. Enumerable.Range(1, _channels).Where(groups => _channels % groups == 0)]);
        var filters = groups * Between(1, Math.Max(1, 4 / groups));
        var (height, width) = (((_height - 1) * stride) - (2 * pad) + kernelHeight + outputPad, ((_width - 1) * stride) - (2 * pad) + kernelWidth + outputPad);
        if (height < 1 || width < 1)
        {
            Convolution();
            return;
        }
        (_height, _width, _channels) = (height, width, filters);
        _items.Add($"ConvTranspose2D({filters}, {kernelHeight}, {kernelWidth}{Option("Stride", stride)}{Option("Groups", groups)}, Pad = {pad}, OutputPad = {outputPad})");
    }

    private void Permute()
    {
        int[] sizes = [_height, _width, _channels];
        var axes = Pick<int[]>([[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]);
        _items.Add($"Permute({axes[0]}, {axes[1]}, {axes[2]})");
        (_height, _width, _channels) = (sizes[axes[0]], sizes[axes[1]], sizes[axes[2]]);
    }

    private void Pool(string kind)
    {
        var (height, width) = (Between(1, Math.Min(3, _height)), Between(1, Math.Min(3, _width)));
        var pad = height > 1 && width > 1 ? Between(0, 1) : 0;
        if (Between(0, 1) == 0)
        {
            _items.Add($"{kind}({height}, {width}, Pad = {pad})");
            (_height, _width) = (((_height + (2 * pad) - height) / height) + 1, ((_width + (2 * pad) - width) / width) + 1);
            return;
        }
        var stride = Between(1, 2);
        _items.Add($"{kind}({height}, {width}, Stride = {stride}, Pad = {pad})");
        (_height, _width) = (((_height + (2 * pad) - height) / stride) + 1, ((_width + (2 * pad) - width) / stride) + 1);
    }

    private void Borders()
    {
        var (a, b, c, d) = (Between(0, 2), Between(0, 2), Between(0, 2), Between(0, 2));
        if (_height - a - b >= 2 && _width - c - d >= 2)
        {
            _items.Add($"Crop2D({a}, {b}, {c}, {d})");
            (_height, _width) = (_height - a - b, _width - c - d);
        }
        else
        {
            _items.Add($"ZeroPad2D({a}, {b}, {c}, {d})");
            (_height, _width) = (_height + a + b, _width + c + d);
        }
    }

    private void Residual()
    {
        var mark = Mark();
        if (Between(0, 1) == 0)
        {
            Same(Between(1, MostChannels), stride: 1);
            Activation();
        }
        Same(mark.Channels, stride: 1);
        _items.Add($"Add(\"{mark.Name}\")");
    }

    private void Branches()
    {
        var start = Mark();
        Same(Between(1, 3), stride: 1);
        Activation();
        var first = Mark();
        From(start);
        _items.Add(_smooth ? "AveragePool2D(3, Stride = 1, Pad = 1)" : "MaxPool2D(3, Stride = 1, Pad = 1)");
        Same(Between(1, 3), stride: 1);
        _items.Add(Between(0, 1) == 0 ? $"Concat(\"{first.Name}\")" : $"Concat(\"{start.Name}\", \"{first.Name}\")");
        _channels += first.Channels + (_items[^1].Contains(',') ? start.Channels : 0);
    }

    private void Projection()
    {
        var start = Mark();
        var filters = Between(1, MostChannels);
        Same(filters, stride: 2);
        var main = Mark();
        From(start);
        _items.Add($"Conv2D({filters}, 1, Stride = 2)");
        (_height, _width, _channels) = (main.Height, main.Width, filters);
        _items.Add($"Add(\"{main.Name}\")");
    }

    private void Gate()
    {
        var image = Mark();
        _items.AddRange(["GlobalAveragePool2D", $"Dense({image.Channels})", "Sigmoid", $"Multiply(\"{image.Name}\")"]);
    }

    /// <summary>Takes up a tensor marked long before, where one fits.</summary>
    private void Rejoin()
    {
        var fitting = _marks.Where(mark => mark.Height == _height && mark.Width == _width).ToList();
        if (fitting.Count == 0)
        {
            Convolution();
            return;
        }
        var mark = Pick(fitting);
        if (mark.Channels == _channels)
        {
            _items.Add($"{(Between(0, 1) == 0 ? "Add" : "Multiply")}(\"{mark.Name}\")");
            return;
        }
        _items.Add($"Concat(\"{mark.Name}\")");
        _channels += mark.Channels;
    }

    private void Head()
    {
        switch (Between(0, 3))
        {
            case 0:
                _items.AddRange(["Flatten", "Dense(4)", "Softmax", "CrossEntropy"]);
                break;
            case 1:
                _items.AddRange(["GlobalAveragePool2D", "Dense(3)", "MeanSquaredError"]);
                break;
            case 2:
                _items.AddRange(["Flatten", "Dense(5)", "Tanh", "Dense(2)", "Sigmoid", "BinaryCrossEntropy"]);
                break;
            default:
                _items.AddRange(["Flatten", "MeanSquaredError"]);
                break;
        }
        _items.Add("Adam(0.01)");
    }

    private void Same(int filters, int stride)
    {
        _items.Add($"Conv2D({filters}, {Between(1, 3)}, Padding = NetGen.Padding.Same{Option("Stride", stride)})");
        (_height, _width, _channels) = ((_height + stride - 1) / stride, (_width + stride - 1) / stride, filters);
    }

    private void Dense(int units)
    {
        _items.Add($"Dense({units})");
        _channels = units;
    }

    private void Activation()
    {
        var activation = Pick<string>(_smooth ? ["Tanh", "Sigmoid", "", "Tanh"] : ["Relu", "LeakyRelu(0.2)", "Tanh", "Elu", "PRelu"]);
        if (activation != "")
            _items.Add(activation);
    }

    private (string Name, int Height, int Width, int Channels) Mark()
    {
        var name = "m" + (++_markCount).ToString(CultureInfo.InvariantCulture);
        _marks.Add((name, _height, _width, _channels));
        _items.Add($"Mark(\"{name}\")");
        return _marks[^1];
    }

    private void From((string Name, int Height, int Width, int Channels) mark)
    {
        _items.Add($"From(\"{mark.Name}\")");
        (_height, _width, _channels) = (mark.Height, mark.Width, mark.Channels);
    }

    private static string Option(string name, int value) => value == 1 ? "" : $", {name} = {value}";

    private int Between(int least, int most) => _random.Next(least, most + 1);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
