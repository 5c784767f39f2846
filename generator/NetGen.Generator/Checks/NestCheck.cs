using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>What is proved of every nest, in every compilation.</summary>
internal static class NestCheck
{
    /// <exception cref="UnprovenNest">The scheduled nest could touch memory that is not its own, leave something unwritten, or compute
    /// something else.</exception>
    public static void Prove(Method naive, Method scheduled)
    {
        void Require(bool holds, Func<string> reason)
        {
            if (!holds)
                throw new UnprovenNest(scheduled.Name, reason());
        }

        Initialisation.Check(scheduled, Require);
        Bounds.Check(scheduled, Require);
        Tails.Check(scheduled, Require);
        Coverage.Check(naive, scheduled, Require);
        Equivalence.Check(naive, scheduled, Require);
        Budget.Check(scheduled, Require);
    }
}
