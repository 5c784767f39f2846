using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>An image with a border; where its pixels are spread, what lies between them and around was filled.</summary>
/// <param name="FromStride">From sample to sample; 0 for the user's rows.</param>
internal sealed record PadKernel(int Height, int Width, int Channels, Border Border, double Fill, int FromStride, int ToStride) : LoopKernel
{
    public override string Name => "Border" + Text(Height) + "x" + Text(Width) + "x" + Text(Channels) + "By" + Border.Text
        + (Fill == 0 || IsSpread ? "" : "Low") + (FromStride == 0 ? "FromRows" : "");

    public bool IsSpread => Border is not { SpreadHeight: 1, SpreadWidth: 1 };

    public override Method Lower(Layout layout)
    {
        int[] image = [Height, Width, Channels];
        var target = Border.Apply(new TensorShape(Height, Width, Channels));
        var from = FromStride == 0 ? Layout.UsersRows("from", image) : layout.Rows("from", image, FromStride);
        var to = layout.Rows("to", target.Dimensions, ToStride, IsSpread ? BufferUse.Update : BufferUse.Write);
        var (lines, columns) = (
            Part.Of(Height, Border.Top, Border.SpreadHeight, target.Dimensions[0]),
            Part.Of(Width, Border.Left, Border.SpreadWidth, target.Dimensions[1]));
        var copy = Over(Pixel, columns.Count,
            Over(Channel, Channels,
                Set(to.Buffer.At(Row, (Line * lines.Step) + lines.To, (Pixel * columns.Step) + columns.To, Channel),
                    At(from.Buffer, Row, Line + lines.From, Pixel + columns.From, Channel))));
        return Method($"Images of {Height}×{Width}×{Channels} inside images of {target}.", [from, to, RowCount],
            Over(Row, Rows, IsSpread ? [Over(Line, lines.Count, copy)]
            // In the order of memory.
            :
            [
                .. Filled(to, "above", 0, lines.To),
                Over(Line, lines.Count,
                [
                    .. FilledLine(to, "left", 0, columns.To),
                    copy,
                    .. FilledLine(to, "right", columns.End, target.Dimensions[1]),
                ]),
                .. Filled(to, "below", lines.End, target.Dimensions[0]),
            ]));

        IEnumerable<Statement> Filled(BufferArgument image, string name, int start, int end)
        {
            var line = new Variable(name + "Line");
            return start == end ? [] : [Over(line, end - start, [.. Fills(image, line + start, name, 0, target.Dimensions[1])])];
        }

        IEnumerable<Statement> FilledLine(BufferArgument image, string name, int start, int end) =>
            start == end ? [] : Fills(image, Line + lines.To, name, start, end);

        IEnumerable<Statement> Fills(BufferArgument image, Loops.Index line, string name, int start, int end)
        {
            var (pixel, channel) = (new Variable(name + "Pixel"), new Variable(name));
            yield return Over(pixel, end - start, Over(channel, Channels, Set(image.Buffer.At(Row, line, pixel + start, channel), Fill)));
        }
    }

    /// <summary>What is left of an axis, and where it comes to lie.</summary>
    /// <param name="From">The first element that is left.</param>
    /// <param name="To">Where it comes to lie.</param>
    /// <param name="Step">From one to the next.</param>
    /// <param name="Count">How many are left.</param>
    private readonly record struct Part(int From, int To, int Step, int Count)
    {
        public int End => To + (Step * Count);

        public static Part Of(int size, int before, int step, int target)
        {
            var from = before < 0 ? (-before + step - 1) / step : 0;
            var to = (from * step) + before;
            return new(from, to, step, Math.Max(0, Math.Min(size - from, (target - to + step - 1) / step)));
        }
    }
}
