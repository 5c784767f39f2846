using System.Reflection;

namespace NetGen.Generator.Model;

/// <summary>
/// Makes the real attribute object from an <see cref="ItemSpec"/>: the attributes are compiled into the generator, so that their
/// constructors and property initializers are the only place where a default is written.
/// </summary>
internal static class ItemBinding
{
    private static readonly Dictionary<string, Type> Attributes = typeof(NetworkItemAttribute).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(NetworkItemAttribute).IsAssignableFrom(type))
        // Which block is used has been settled by splicing it in: here any class stands for it.
        .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(object)) : type)
        .ToDictionary(KindOf, StringComparer.Ordinal);

    /// <summary>The attribute, or null when the arguments fit no constructor (half-typed code).</summary>
    public static NetworkItemAttribute? Bind(this ItemSpec item)
    {
        if (!Attributes.TryGetValue(item.Kind, out var type))
            return null;
        var positional = item.Arguments.Where(argument => !argument.IsProperty)
            .ToDictionary(argument => argument.Name, StringComparer.Ordinal);
        var constructor = type.GetConstructors().FirstOrDefault(candidate =>
            candidate.GetParameters().Length == positional.Count
            && candidate.GetParameters().All(parameter => positional.ContainsKey(parameter.Name)));
        if (constructor is null)
            return null;
        try
        {
            var attribute = (NetworkItemAttribute)constructor.Invoke(
                [.. constructor.GetParameters().Select(parameter => Convert(positional[parameter.Name].Value, parameter.ParameterType))]);
            foreach (var argument in item.Arguments.Where(argument => argument.IsProperty))
            {
                var property = type.GetProperty(argument.Name);
                property?.SetValue(attribute, Convert(argument.Value, property.PropertyType));
            }
            return attribute;
        }
        catch (Exception e)
            when (e is InvalidCastException or FormatException or OverflowException or ArgumentException or TargetInvocationException)
        {
            return null;
        }
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
