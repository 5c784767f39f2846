using System.Reflection;

namespace NetGen.Generator.Model;

/// <summary>
/// Makes the real attribute object from an <see cref="ItemSpec"/>: the attributes are compiled into the generator, so that their
/// constructors and property initializers are the only place where a default is written.
/// </summary>
internal static class ItemBinding
{
    // Reflection makes lists of constructors and parameters anew each time that it is asked.
    private static readonly Dictionary<string, (ConstructorInfo Constructor, ParameterInfo[] Parameters)[]> Attributes =
        typeof(NetworkItemAttribute).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(NetworkItemAttribute).IsAssignableFrom(type))
        // Which block is used has been settled by splicing it in: here any class stands for it.
        .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(object)) : type)
        .ToDictionary(KindOf, type => type.GetConstructors().Select(constructor => (constructor, constructor.GetParameters())).ToArray(),
            StringComparer.Ordinal);

    /// <summary>The attribute, or null when the arguments fit no constructor (half-typed code).</summary>
    public static NetworkItemAttribute? Bind(this ItemSpec item)
    {
        if (!Attributes.TryGetValue(item.Kind, out var constructors))
            return null;
        var positional = item.Arguments.Count(argument => !argument.IsProperty);
        foreach (var (constructor, parameters) in constructors)
        {
            if (parameters.Length == positional && Array.TrueForAll(parameters, parameter => Find(item, parameter) is not null))
                return Make(item, constructor, parameters);
        }
        return null;
    }

    private static NetworkItemAttribute? Make(ItemSpec item, ConstructorInfo constructor, ParameterInfo[] parameters)
    {
        try
        {
            var attribute = (NetworkItemAttribute)constructor.Invoke(
                Array.ConvertAll(parameters, parameter => Convert(Find(item, parameter)!.Value, parameter.ParameterType)));
            foreach (var argument in item.Arguments)
            {
                if (argument.IsProperty && constructor.DeclaringType!.GetProperty(argument.Name) is { } property)
                    property.SetValue(attribute, Convert(argument.Value, property.PropertyType));
            }
            return attribute;
        }
        catch (Exception e)
            when (e is InvalidCastException or FormatException or OverflowException or ArgumentException or TargetInvocationException)
        {
            return null;
        }
    }

    private static ArgumentSpec? Find(ItemSpec item, ParameterInfo parameter)
    {
        foreach (var argument in item.Arguments)
        {
            if (!argument.IsProperty && argument.Name == parameter.Name)
                return argument;
        }
        return null;
    }

    private static string KindOf(Type attribute)
    {
        var name = attribute.Name.Split('`')[0];
        return name.Substring(0, name.Length - nameof(Attribute).Length);
    }

    private static object? Convert(object? value, Type type)
    {
        if (type.IsEnum)
            return Enum.ToObject(type, value ?? 0);
        if (type.IsArray)
        {
            var items = value is EquatableArray<object?> array ? array : EquatableArray<object?>.Empty;
            var result = Array.CreateInstance(type.GetElementType()!, items.Count);
            for (var i = 0; i < items.Count; i++)
                result.SetValue(Convert(items[i], type.GetElementType()!), i);
            return result;
        }
        return value is null || type.IsInstanceOfType(value)
            ? value
            : System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
