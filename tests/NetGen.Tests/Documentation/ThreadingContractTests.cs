using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Hosting;
using NetGen.Images;
using NetGen.Logging;
using NetGen.Reports;

namespace NetGen.Tests.Documentation;

/// <summary>
/// Every public type says what threads may do with it, in a sentence that begins with one of three words: in its own documentation, or in that of
/// a base class, which speaks for all that derive from it. Enumerations and delegates are values, and say nothing.
/// </summary>
public sealed partial class ThreadingContractTests
{
    public static TheoryData<Type> Assemblies => [typeof(Dataset), typeof(ImageFolder), typeof(TrainingLogger), typeof(NetworkServices), typeof(RunReport)];

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_public_type_says_what_threads_may_do_with_it(Type member)
    {
        Dictionary<string, string> documentation = XDocument.Load(Path.ChangeExtension(member.Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(entry => entry.Attribute("name")!.Value, TextOf);
        Type[] types = [.. member.Assembly.GetExportedTypes().Where(type => !type.IsEnum && !type.IsSubclassOf(typeof(Delegate)) && type.DeclaringType is null)];
        Assert.NotEmpty(types);
        Assert.Empty(types.Where(type => !Lineage(type).Any(ancestor => ancestor.Assembly == type.Assembly && Says(ancestor))).Select(type => type.FullName));

        bool Says(Type type) => documentation.TryGetValue("T:" + type.FullName, out string? text) && Contract().IsMatch(text);
    }

    private static IEnumerable<Type> Lineage(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        }
    }

    // References stand for text here, so that the sentence behind one begins behind a full stop.
    private static string TextOf(XElement entry) => string.Concat(entry.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "c" or "paramref" or "typeparamref" } => "x",
        _ => "\n",
    }));

    [GeneratedRegex(@"(^|[.:)]\s+|\n\s*)(Immutable|Thread-safe|Not\s+thread-safe)\b")]
    private static partial Regex Contract();
}
