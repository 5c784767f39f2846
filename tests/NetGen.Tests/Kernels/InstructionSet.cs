using System.Globalization;

namespace NetGen.Tests.Kernels;

/// <summary>What a sweep ran on, as the sweeping process itself saw it.</summary>
/// <param name="Vector256">Whether 256-bit vectors are in hardware.</param>
/// <param name="Vector128">Whether 128-bit vectors are.</param>
/// <param name="Networks">The networks compared.</param>
public sealed record InstructionSet(bool Vector256, bool Vector128, int Networks)
{
    /// <summary>This process's.</summary>
    public static InstructionSet Here(int networks) => new(
        System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated, System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated, networks);

    /// <summary>As one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"256 bits: {Vector256}, 128 bits: {Vector128}, networks: {Networks}");
}
