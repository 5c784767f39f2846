using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>
/// What every type of an assembly mentions of the assembly's other types: bases, interfaces, members' signatures, attributes, constraints, locals and
/// every token in a method body. A nested type counts as the outermost one. What the compiler folds away (a <c>const</c>, <c>nameof</c>) leaves no arrow.
/// </summary>
internal sealed class TypeArrows
{
    readonly MetadataReader metadata;
    readonly PEReader image;
    readonly SignatureTypes signatures;
    readonly HashSet<(TypeDefinitionHandle From, TypeDefinitionHandle To)> arrows = [];
    TypeDefinitionHandle from;

    TypeArrows(PEReader image)
    {
        this.image = image;
        metadata = image.GetMetadataReader();
        signatures = new(Mention);
    }

    public static HashSet<(TypeDefinitionHandle From, TypeDefinitionHandle To)> Of(PEReader image)
    {
        var reader = new TypeArrows(image);
        foreach (var type in reader.metadata.TypeDefinitions)
            reader.Read(type);
        return reader.arrows;
    }

    public static TypeDefinitionHandle Outermost(MetadataReader metadata, TypeDefinitionHandle type)
    {
        while (metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
            type = outer;
        return type;
    }

    void Read(TypeDefinitionHandle handle)
    {
        from = Outermost(metadata, handle);
        var type = metadata.GetTypeDefinition(handle);
        Token(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
            Token(metadata.GetInterfaceImplementation(implementation).Interface);
        foreach (var field in type.GetFields())
        {
            metadata.GetFieldDefinition(field).DecodeSignature(signatures, default);
            Attributes(metadata.GetFieldDefinition(field).GetCustomAttributes());
        }
        foreach (var property in type.GetProperties())
            Attributes(metadata.GetPropertyDefinition(property).GetCustomAttributes());
        Constraints(type.GetGenericParameters());
        Attributes(type.GetCustomAttributes());
        foreach (var method in type.GetMethods())
            Read(metadata.GetMethodDefinition(method));
    }

    void Read(MethodDefinition method)
    {
        method.DecodeSignature(signatures, default);
        Constraints(method.GetGenericParameters());
        Attributes(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(signatures, default);
        foreach (var region in body.ExceptionRegions)
            Token(region.CatchType);
        foreach (var token in InstructionTokens.In(body.GetILReader()))
            Token(MetadataTokens.EntityHandle(token));
    }

    void Constraints(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
            foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
                Token(metadata.GetGenericParameterConstraint(constraint).Type);
    }

    void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            Token(metadata.GetCustomAttribute(attribute).Constructor);
    }

    void Token(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Mention((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(signatures, default);
                break;
            case HandleKind.FieldDefinition:
                Mention(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                Mention(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(signatures, default);
                Token(specification.Method);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Token(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                    member.DecodeMethodSignature(signatures, default);
                else
                    member.DecodeFieldSignature(signatures, default);
                break;
        }
    }

    void Mention(TypeDefinitionHandle type)
    {
        var to = Outermost(metadata, type);
        if (to != from)
            arrows.Add((from, to));
    }
}
