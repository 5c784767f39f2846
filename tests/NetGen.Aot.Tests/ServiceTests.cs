using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The sample's service under load, on this machine alone, while one network after the other takes over.</summary>
public sealed partial class ServiceTests : IDisposable
{
    private const int Swaps = 100;
    private const int Clients = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string[] Machines = ["temperature=81&vibration=2.5&age=7", "temperature=45&vibration=0.5&age=1", "temperature=99&vibration=4.9&age=14"];

    private readonly string artifacts = Directory.CreateTempSubdirectory("netgen-service-").FullName;

    public void Dispose() => Directory.Delete(artifacts, recursive: true);

    [Fact(Explicit = true)]
    public async Task Hundred_networks_take_over_and_no_answer_fails_or_mixes_two_of_them()
    {
        using Process service = Start();
        try
        {
            string address = await AddressOf(service);
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
            await AssertAnswersAsShown(client);
            var answers = new ConcurrentDictionary<(int Night, string Machine), ConcurrentDictionary<float, int>>();
            int failed = 0, asked = 0, last = 0;
            var time = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
            {
                for (int i = number; Volatile.Read(ref last) < Swaps && time.Elapsed < Longest; i++)
                {
                    string machine = Machines[i % Machines.Length];
                    Interlocked.Increment(ref asked);
                    try
                    {
                        Answer answer = (await client.GetFromJsonAsync<Answer>($"/predict?{machine}"))!;
                        answers.GetOrAdd((answer.Night, machine), _ => []).AddOrUpdate(answer.Failure, 1, (_, count) => count + 1);
                        InterlockedMax(ref last, answer.Night);
                    }
                    catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
                    {
                        Interlocked.Increment(ref failed);
                    }
                }
            })));
            TestContext.Current.TestOutputHelper?.WriteLine($"{asked} requests by {Clients} clients over {last} swaps in {time.Elapsed.TotalSeconds:F1} s");
            Assert.Equal(0, failed);
            Assert.InRange(last, Swaps, int.MaxValue);
            // A night has one answer for a machine: another would be of weights that are half its own and half the next one's.
            Assert.DoesNotContain(answers, pair => pair.Value.Count != 1);
            Assert.InRange(answers.Where(pair => pair.Key.Machine == Machines[0]).Select(pair => pair.Value.Keys.Single()).Distinct().Count(), 50, int.MaxValue);
            Assert.InRange(asked, 10 * Swaps, int.MaxValue);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>What stands beside the sample is asked and answered so; the figures are those of a night.</summary>
    private static async Task AssertAnswersAsShown(HttpClient client)
    {
        string[] shown = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "samples", "Service", "output.txt"));
        Match question = Question().Match(shown[0]);
        Assert.True(question.Success, shown[0]);
        string answer = await client.GetStringAsync(question.Groups["path"].Value);
        Assert.Equal(Figures().Replace(shown[1], "…"), Figures().Replace(answer, "…"));
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (int seen = Volatile.Read(ref place); seen < value;)
        {
            int before = Interlocked.CompareExchange(ref place, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private static async Task<string> AddressOf(Process service)
    {
        while (await service.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
            {
                // The log is read on, so that the service never waits for it.
                _ = service.StandardOutput.ReadToEndAsync();
                return match.Value;
            }
        }

        throw new InvalidOperationException($"The service ended with code {service.ExitCode}.");
    }

    private Process Start()
    {
        string project = Path.Combine(Repository.Root, "samples", "Service", "Service.csproj");
        Outcome built = Command.Run(Command.DotNet, ["build", project, "-c", "Release", "--artifacts-path", artifacts, "--disable-build-servers"]);
        Assert.True(built.ExitCode == 0, built.ToString());
        string assembly = Path.Combine(artifacts, "bin", "Service", "release", "Service.dll");
        return Process.Start(new ProcessStartInfo(Command.DotNet, [assembly, "--urls", "http://127.0.0.1:0", "--Every", "00:00:00.02", "--Folder", Directory.CreateDirectory(Path.Combine(artifacts, "kept")).FullName])
        {
            RedirectStandardOutput = true,
        })!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\$ curl 'localhost:5000(?<path>/[^']+)'$")]
    private static partial Regex Question();

    [GeneratedRegex(@"\d+(\.\d+)?(E-\d+)?")]
    private static partial Regex Figures();

    private sealed record Answer(int Night, float Failure);
}
