namespace NetGen.Generator.Loops;

/// <summary>How a method uses a buffer.</summary>
internal enum BufferUse
{
    /// <summary>It is only read.</summary>
    Read,

    /// <summary>Every element is written before it is read, whatever was there.</summary>
    Write,

    /// <summary>Its elements are changed.</summary>
    Update,
}

/// <summary>What the elements of a buffer are.</summary>
internal enum Element
{
    /// <summary>Numbers of the network's scalar type.</summary>
    Scalar,

    /// <summary>Numbers of type double.</summary>
    Wide,

    /// <summary>Integers: the indices of classes, and what is counted.</summary>
    Integer,
}

/// <summary>
/// Memory that a method works on, seen as elements along axes. The outermost axis may have a symbol for its extent (the rows); what the
/// others span is a row.
/// </summary>
/// <param name="Name">The method's argument.</param>
/// <param name="Axes">Outermost first.</param>
/// <param name="Use">How it is used.</param>
/// <param name="Room">Elements behind a row that exist and that a vector may read: padding, or whatever comes next.</param>
/// <param name="Zeros">So many of them are the row's own and are promised to be zero: they are when the method begins, and where it writes
/// the buffer, when it ends.</param>
/// <param name="Slack">Elements behind the last row that exist, whoever's they are: vectors may read so far beyond every row.</param>
/// <param name="Offsets">The argument that says where each row begins, for rows that do not lie a stride apart: the user's; null for
/// none.</param>
/// <param name="Element">What its elements are.</param>
internal sealed record Buffer(string Name, EquatableArray<Axis> Axes, BufferUse Use, int Room, int Zeros = 0, string? Offsets = null,
    int Slack = 0, Element Element = Element.Scalar)
{
    /// <summary>The axis of rows; null for a buffer that is one row.</summary>
    public Axis? Rows => Axes[0].Extent.Symbol is null ? null : Axes[0];

    /// <summary>Elements of a row: from its first to its last.</summary>
    public int Width
    {
        get
        {
            var width = 1;
            foreach (var axis in Axes)
            {
                if (axis.Extent.Symbol is null)
                    width = checked(width + ((axis.Extent.Constant - 1) * axis.Stride));
            }
            return width;
        }
    }

    /// <summary>How far behind a row a vector may read.</summary>
    public int Reach => Math.Max(Room, Slack);

    /// <summary>An element.</summary>
    public Access At(params Index[] indices) => new(this, indices.ToEquatableArray());
}

/// <summary>So many elements, so far apart.</summary>
internal sealed record Axis(Extent Extent, int Stride);
