using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>The shape of one sample's tensor, without the batch: row-major, channels last.</summary>
internal sealed record TensorShape(EquatableArray<int> Dimensions)
{
    public TensorShape(params int[] dimensions) : this(dimensions.ToEquatableArray()) { }

    public int Rank => Dimensions.Count;

    /// <summary>The size of the last axis.</summary>
    public int Width => Dimensions[Rank - 1];

    /// <summary>The number of vectors of the last axis: 1 for a plain vector.</summary>
    public int Positions => checked((int)(Count / Width));

    /// <summary>All elements; long, because a product of declared sizes may not fit an int.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (var dimension in Dimensions)
                count = checked(count * dimension);
            return count;
        }
    }

    public TensorShape WithWidth(int width) => new([.. Dimensions.Take(Rank - 1), width]);

    public override string ToString() =>
        string.Join("×", Dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}
