using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetGen.Tests.Kernels;

/// <summary>What the JIT compiler will have to work through in one method.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="Bytes">Of IL.</param>
/// <param name="Locals">Local variables.</param>
/// <param name="Blocks">Basic blocks: stretches of IL that are entered at the top only and left at the end only.</param>
public sealed record MethodBudget(string Name, int Bytes, int Locals, int Blocks)
{
    /// <summary>
    /// What an emitted method may have: far beyond, the JIT compiler stops optimising (60,000 bytes, 2,000 locals, 2,000 blocks) and, at 512
    /// locals, inlining.
    /// </summary>
    public const int MostBytes = 16 * 1024, MostLocals = 300, MostBlocks = 200;

    private const int TwoByteOpCode = 0xFE;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>Whether it has no more of anything than an emitted method may have.</summary>
    public bool IsWithinBudget => Bytes <= MostBytes && Locals <= MostLocals && Blocks <= MostBlocks;

    /// <summary>Every method with a body of an assembly.</summary>
    public static IEnumerable<MethodBudget> OfAll(PEReader image)
    {
        var metadata = image.GetMetadataReader();
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var body = image.GetMethodBody(method.RelativeVirtualAddress);
            var type = metadata.GetTypeDefinition(method.GetDeclaringType());
            var owner = type.GetDeclaringType() is { IsNil: false } outer ? metadata.GetString(metadata.GetTypeDefinition(outer).Name) + "." : "";
            yield return new MethodBudget(
                owner + metadata.GetString(type.Name) + "." + metadata.GetString(method.Name), body.GetILReader().Length, LocalsOf(metadata, body), BlocksOf(body));
        }
    }

    private static int LocalsOf(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
            return 0;
        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    /// <summary>A block starts at the entry, at the target of a branch, behind what may not go on, and with each region of a handler.</summary>
    private static int BlocksOf(MethodBodyBlock body)
    {
        var starts = new HashSet<int> { 0 };
        foreach (var region in body.ExceptionRegions)
            starts.UnionWith([region.TryOffset, region.HandlerOffset]);
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            int value = il.ReadByte();
            var code = OpCodesByValue[value == TwoByteOpCode ? (value << 8) | il.ReadByte() : value];
            foreach (var distance in BranchesOf(code, ref il))
                starts.Add(il.Offset + distance);
            if (code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && il.RemainingBytes > 0)
                starts.Add(il.Offset);
        }
        return starts.Count;
    }

    /// <summary>Reads an instruction's operand: the distances it may jump, from its end.</summary>
    private static int[] BranchesOf(OpCode code, ref BlobReader il)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineBrTarget:
                return [il.ReadInt32()];
            case OperandType.ShortInlineBrTarget:
                return [il.ReadSByte()];
            case OperandType.InlineSwitch:
                var distances = new int[il.ReadInt32()];
                foreach (ref var distance in distances.AsSpan())
                    distance = il.ReadInt32();
                return distances;
            default:
                il.Offset += code.OperandType switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    _ => 4,
                };
                return [];
        }
    }
}
