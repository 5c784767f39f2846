using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The metadata tokens among a method's instructions (ECMA-335, partition III).</summary>
internal static class InstructionTokens
{
    static readonly Dictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(instruction => (int)(ushort)instruction.Value);

    public static IEnumerable<int> In(BlobReader code)
    {
        var tokens = new List<int>();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            var instruction = Instructions[first == 0xFE ? 0xFE00 | code.ReadByte() : first];
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(code.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    int branches = code.ReadInt32();
                    code.Offset += 4 * branches;
                    break;
                default:
                    code.Offset += Size(instruction.OperandType);
                    break;
            }
        }
        return tokens;
    }

    static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineSig or OperandType.InlineString or OperandType.ShortInlineR => 4,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "An operand of unknown size."),
    };
}
