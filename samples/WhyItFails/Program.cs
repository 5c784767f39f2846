using System.Globalization;
using static System.FormattableString;

if (args is ["diagnose"])
{
    foreach (var demonstration in Demonstration.All)
        Console.WriteLine(NetGen.Diagnosis.Run(demonstration.Fails.Create(1), demonstration.Fails.Problem.Training, demonstration.Fails.Problem.Test));
    return 0;
}

ulong seed = 1;
if (args.Length > 1 || args.Length == 1 && !ulong.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
{
    Console.Error.WriteLine("usage: WhyItFails [diagnose | seed], a whole number: it draws the weights and the order of training.");
    return 1;
}

using var log = new CompilerLog();
List<(Demonstration Shown, Outcome Fails, Outcome Cured)> results = [];
foreach (var demonstration in Demonstration.All)
{
    Console.WriteLine($"{results.Count + 1}. {demonstration.Title}");
    var diagnostics = log.Of(demonstration.File);
    Console.WriteLine($"   {diagnostics[0]}");
    if (diagnostics.Count > 1)
        Console.WriteLine($"   and {diagnostics.Count - 1} more like it");
    var fails = demonstration.Fails.Run(seed);
    Report("as declared", fails);
    var cured = demonstration.Cured.Run(seed);
    Report("after the fix", cured);
    Console.WriteLine();
    results.Add((demonstration, fails, cured));
}

Console.WriteLine("Test accuracy                     fails    cured");
foreach (var (shown, fails, cured) in results)
    Console.WriteLine(Invariant($"{shown.Title,-30} {100 * fails.Accuracy,6:F1} % {100 * cured.Accuracy,6:F1} %"));
return 0;

static void Report(string what, Outcome outcome) =>
    Console.WriteLine(Invariant($"   {what,-14} loss {outcome.FirstLoss:F4} → {outcome.LastLoss:F4}, test accuracy {100 * outcome.Accuracy:F1} %"));
