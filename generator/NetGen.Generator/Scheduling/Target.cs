namespace NetGen.Generator.Scheduling;

/// <summary>The machine that nests are scheduled for.</summary>
/// <param name="VectorBits">Of a register: 128, 256 or 512.</param>
/// <param name="Scalar">"float" or "double".</param>
/// <param name="WidestBits">Of the widest vectors that kernels of the same build may use: up to there rows are padded with zeros.</param>
internal sealed record Target(int VectorBits, string Scalar, int WidestBits)
{
    /// <summary>Elements of a vector.</summary>
    public int Lanes => VectorBits / 8 / ScalarBytes;

    /// <summary>Vector registers that every machine with such vectors has.</summary>
    public int Registers => VectorBits == 512 ? 32 : 16;

    /// <summary>Elements of the widest vector.</summary>
    public int WidestLanes => WidestBits / 8 / ScalarBytes;

    /// <summary>Bytes of an element.</summary>
    public int ScalarBytes => Scalar == "double" ? sizeof(double) : sizeof(float);
}
