using CsCheck;
using NetGen.Generator.Checks;
using NetGen.Generator.Loops;
using NetGen.Generator.Tests.Harness;
using Xunit.Sdk;
using Index = NetGen.Generator.Loops.Index;

namespace NetGen.Generator.Tests.Loops;

/// <summary>
/// The checks are themselves checked: one fault is put into a scheduled nest, and where the interpreter shows that it matters (memory that
/// is not there is touched, a number is wrong, something beside a row is spoilt), the checks must refuse the nest.
/// </summary>
public class MutationTests
{
    [Fact]
    public void Every_fault_that_matters_is_refused() => Seed(iterations: 600, atLeast: 300);

    [Fact(Explicit = true)]
    public void Every_one_of_many_faults_that_matter_is_refused() => Seed(iterations: 20_000, atLeast: 10_000);

    private static void Seed(int iterations, int atLeast)
    {
        var (matter, harmless, overcautious) = (0, 0, 0);
        Gen.Select(RandomNests.Cases, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Each(iterations, drawn =>
        {
            var (nest, place, kind) = drawn;
            var scheduled = nest.Scheduled;
            var mutant = Mutation.Of(scheduled, place, kind);
            if (mutant is null || mutant == scheduled)
                return;
            var isRefused = IsRefused(nest.Naive, mutant);
            if (Matters(nest.Naive, mutant))
            {
                Interlocked.Increment(ref matter);
                Assert.True(isRefused,
                    $"A fault passes: {nest}, {Mutation.Describe(scheduled, mutant)}, where {Mutation.Formula(nest.Naive)}");
            }
            else if (isRefused)
                Interlocked.Increment(ref overcautious);
            else
                Interlocked.Increment(ref harmless);
        });
        TestContext.Current.SendDiagnosticMessage($"{matter} faults matter and are refused, {overcautious} are refused that no run of a few rows shows, {harmless} are harmless.");
        Assert.True(matter >= atLeast || DrawnCases.IsOne,
            $"Only {matter} faults matter; {overcautious} are refused that no run shows, {harmless} are harmless.");
    }

    private static bool IsRefused(Method naive, Method mutant)
    {
        try
        {
            NestCheck.Prove(naive, mutant);
            return false;
        }
        catch (Exception e) when (e is UnprovenNest or IndexOutOfRangeException or KeyNotFoundException or InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Whether it shows for some number of rows.</summary>
    private static bool Matters(Method naive, Method mutant) => new[] { 0, 1, 2, 5, 17, 35 }.Any(rows =>
    {
        var (expected, _) = NestMemory.Interpret(naive, rows);
        try
        {
            var (actual, run) = NestMemory.Interpret(mutant, rows);
            return NestMemory.Promised(naive, rows)
                .Any(place => !AreSame(NestMemory.Expected(expected, place.Buffer, place.Offset), actual.Read(place.Buffer, place.Offset)))
                || mutant.Buffers.Any(buffer => Enumerable.Range(0, Cells<double>.LengthOf(buffer, rows))
                    .Where(offset => Cells<double>.InRow(buffer, offset) >= buffer.Width + buffer.Zeros)
                    .Any(offset => !actual.Read(buffer, offset).Equals(NestMemory.Initial(buffer, offset))));
        }
        catch (Exception e) when (e is not XunitException)
        {
            return true;
        }
    });

    /// <summary>But for rounding: x − (x − ¾) is ¾ whatever x is, and a fault in reading x changes nothing else.</summary>
    private static bool AreSame(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));
}
