using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>
/// The states that training carries from window to window, a row of memory for each row of a batch: what the steps before left, what the
/// present one begins with, what it leaves. Whatever threads share a batch, each row is read and written by one of them. Used by generated
/// code. Not thread-safe itself.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CarriedStates<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int length;
    private readonly (string Name, int Length)[] tensors;
    private Arena<T> left = new(0);
    private Arena<T> before = new(0);
    private Arena<T> after = new(0);
    private int begun;

    /// <param name="length">Elements of a row's states.</param>
    /// <param name="tensors">What they are called, one behind the other.</param>
    public CarriedStates(int length, (string Name, int Length)[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        this.length = length;
        this.tensors = tensors;
    }

    /// <summary>What the rows of the present batch begin with.</summary>
    public ref T Before => ref before.Origin;

    /// <summary>What they are left with.</summary>
    public ref T After => ref after.Origin;

    /// <summary>What steps have left, row by row.</summary>
    public Memory<T> Memory => left.Memory;

    /// <summary>Where each state of a row stands in it, as tensors of rows × units.</summary>
    public IReadOnlyList<ParameterInfo> Layout
    {
        get
        {
            var layout = new List<ParameterInfo>();
            int offset = 0;
            foreach ((string name, int units) in tensors)
            {
                int rows = left.Length / length;
                layout.Add(new ParameterInfo
                {
                    Name = name, Layer = name, Shape = [rows, units], Offset = offset, Length = rows * units, Extents = [rows, units],
                    Strides = [length, 1],
                });
                offset += units;
            }

            return layout;
        }
    }

    /// <summary>Makes room; new rows begin with zeros.</summary>
    /// <param name="rows">The rows of a batch.</param>
    /// <exception cref="TensorLengthException">No array is that large.</exception>
    public void Reserve(int rows)
    {
        long wanted = (long)rows * length;
        if (wanted <= left.Length)
        {
            return;
        }

        if (wanted > Arena<T>.MaxLength)
        {
            throw new TensorLengthException($"The states of {Counted.Of(rows, "row")} take {Counted.Of(wanted, "value")}; {Arena<T>.MaxLength} are the most. Take smaller batches.");
        }

        var larger = new Arena<T>((int)wanted);
        left.Span.CopyTo(larger.Span);
        (left, before, after) = (larger, new((int)wanted), new((int)wanted));
    }

    /// <summary>Forgets all of them.</summary>
    public void Reset() => left.Span.Clear();

    /// <summary>Begins a batch: each row with what it was left with, or, where a series begins, with zeros
    /// (which a layer with a learned start takes for that).</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="begins">For each row whether a series begins there; empty for none.</param>
    /// <exception cref="TensorLengthException">There are marks for another number of rows.</exception>
    public void Begin(int rows, ReadOnlySpan<bool> begins)
    {
        if (!begins.IsEmpty && begins.Length != rows)
        {
            throw new TensorLengthException($"A batch of {Counted.Of(rows, "row")} has {Counted.Of(begins.Length, "mark")} of where a series begins; expected one for each row, or none.");
        }

        Reserve(rows);
        begun = rows;
        left.Span[..(rows * length)].CopyTo(before.Span);
        for (int row = 0; row < begins.Length; row++)
        {
            if (begins[row])
            {
                before.Span.Slice(row * length, length).Clear();
            }
        }
    }

    /// <summary>A step was taken: what the batch left is what the next begins with.</summary>
    public void Commit() => after.Span[..(begun * length)].CopyTo(left.Span);
}
