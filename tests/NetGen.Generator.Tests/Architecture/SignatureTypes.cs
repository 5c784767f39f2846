using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>Reports every type of the assembly itself that a signature names; computes nothing.</summary>
internal sealed class SignatureTypes(Action<TypeDefinitionHandle> mention) : ISignatureTypeProvider<bool, bool>
{
    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        mention(handle);
        return true;
    }

    public bool GetTypeFromSpecification(MetadataReader reader, bool context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => true;
    public bool GetArrayType(bool elementType, ArrayShape shape) => true;
    public bool GetByReferenceType(bool elementType) => true;
    public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;
    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;
    public bool GetGenericMethodParameter(bool genericContext, int index) => true;
    public bool GetGenericTypeParameter(bool genericContext, int index) => true;
    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;
    public bool GetPinnedType(bool elementType) => true;
    public bool GetPointerType(bool elementType) => true;
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;
    public bool GetSZArrayType(bool elementType) => true;
}
