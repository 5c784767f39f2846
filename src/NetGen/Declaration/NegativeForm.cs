namespace NetGen;

/// <summary>How numbers below 0 are written, besides with a minus before them.</summary>
public enum NegativeForm
{
    /// <summary>In no other way: −5, -5.</summary>
    Sign,

    /// <summary>In parentheses too, as in accounts: (5) is −5.</summary>
    Parentheses,

    /// <summary>With the minus behind too, as in ledgers: 5- is −5.</summary>
    Trailing,
}
