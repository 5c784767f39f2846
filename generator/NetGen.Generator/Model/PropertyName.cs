using System.Text;

namespace NetGen.Generator.Model;

/// <summary>The property that stands for a column: its words, each with a large first letter (<c>customer_id</c> is
/// <c>CustomerId</c>).</summary>
internal static class PropertyName
{
    /// <summary>The name; one that begins with a digit, or has no letter at all, gets a word before it.</summary>
    public static string Of(string column)
    {
        var name = new StringBuilder(column.Length);
        var begins = true;
        foreach (var c in column)
        {
            if (char.IsLetterOrDigit(c))
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !char.IsLetterOrDigit(c);
        }
        return name.Length > 0 && char.IsLetter(name[0]) ? name.ToString() : "Column" + name;
    }
}
