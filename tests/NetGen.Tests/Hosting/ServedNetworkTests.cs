using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetGen.Hosting;
using NetGen.Tests.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Hosting;

/// <summary>A network as a service: read at the start, read anew when its file is replaced, never torn, never lost.</summary>
public sealed class ServedNetworkTests
{
    private static readonly float[] Sample = [0.5f, -1, 2];

    [Fact]
    public async Task Network_is_injected_and_follows_its_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder["decision.safetensors"];
        (Decision first, Decision second) = (Fitted(1), Fitted(2));
        first.Save(path);
        var clock = new ManualClock();
        var log = new ErrorLog();
        await using ServiceProvider services = Services(path, clock, log);
        await StartAsync(services);
        Decision taken = services.GetRequiredService<Decision>();
        Assert.Equal(first.Predict(Sample), taken.Predict(Sample));
        Assert.Same(taken, services.GetRequiredService<Decision>());
        clock.Tick();
        Assert.Same(taken, services.GetRequiredService<Decision>());

        Replace(second, path);
        var served = services.GetRequiredService<ServedNetwork<Decision>>();
        Decision? told = null;
        served.Replaced += network => told = network;
        clock.Tick();
        Assert.Same(told, services.GetRequiredService<Decision>());
        Assert.Equal(second.Predict(Sample), services.GetRequiredService<Decision>().Predict(Sample));
        Assert.Equal(first.Predict(Sample), taken.Predict(Sample));
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task File_that_is_none_leaves_the_network_before_and_is_told_once()
    {
        using var folder = new TemporaryFolder();
        string path = folder["decision.safetensors"];
        Decision first = Fitted(1);
        first.Save(path);
        var clock = new ManualClock();
        var log = new ErrorLog();
        await using ServiceProvider services = Services(path, clock, log);
        var served = services.GetRequiredService<ServedNetwork<Decision>>();
        foreach (Action damage in new Action[] { () => File.WriteAllText(path, "no weights"), () => new OtherShape(1).Save(path), () => File.Delete(path) })
        {
            log.Errors.Clear();
            damage();
            clock.Tick();
            clock.Tick();
            Assert.Single(log.Errors);
            Assert.IsType<WeightFileException>(served.Failure);
            Assert.Throws<WeightFileException>(served.Reload);
            Assert.Equal(first.Predict(Sample), services.GetRequiredService<Decision>().Predict(Sample));
        }

        Replace(first, path);
        clock.Tick();
        Assert.Null(served.Failure);
    }

    [Fact]
    public async Task Missing_or_foreign_file_ends_the_start_with_its_name()
    {
        using var folder = new TemporaryFolder();
        string path = folder["none.safetensors"];
        await using ServiceProvider services = Services(path, new ManualClock(), new ErrorLog());
        Assert.Contains("none.safetensors", (await Assert.ThrowsAsync<WeightFileException>(() => StartAsync(services))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddNetGen<Decision>(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddNetGen<Decision>(path, new ServedNetworkOptions { LookEvery = TimeSpan.Zero }));
    }

    [Fact]
    public async Task Readers_and_replacements_side_by_side_see_whole_networks()
    {
        using var folder = new TemporaryFolder();
        string path = folder["decision.safetensors"];
        Decision[] networks = [Fitted(1), Fitted(2)];
        float[] answers = [.. networks.Select(network => network.Predict(Sample)[0])];
        networks[0].Save(path);
        await using ServiceProvider services = Services(path, new ManualClock(), new ErrorLog());
        var served = services.GetRequiredService<ServedNetwork<Decision>>();
        using var end = new CancellationTokenSource();
        Task<int> reader = Task.Run(() =>
        {
            int wrong = 0;
            while (!end.IsCancellationRequested)
            {
                wrong += answers.Contains(served.Current.Predict(Sample)[0]) ? 0 : 1;
            }

            return wrong;
        });
        for (int i = 0; i < 50; i++)
        {
            networks[i % 2].Save(path);
            served.Reload();
        }

        await end.CancelAsync();
        Assert.Equal(0, await reader);
    }

    private static Decision Fitted(ulong seed)
    {
        var network = new Decision(seed);
        network.FitPreprocessing(Dataset.FromArrays(Networks.Draw.Normal<float>(30, seed), new float[10]));
        return network;
    }

    /// <summary>Another file at the path, of another time even where the clock of files is coarse.</summary>
    private static void Replace(Decision network, string path)
    {
        network.Save(path);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
    }

    private static ServiceProvider Services(string path, TimeProvider clock, ErrorLog log) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton<ILogger<ServedNetwork<Decision>>>(log)
        .AddNetGen<Decision>(path, new ServedNetworkOptions { LookEvery = TimeSpan.FromSeconds(1) })
        .BuildServiceProvider(validateScopes: true);

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (IHostedService service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
            await service.StopAsync(CancellationToken.None);
        }
    }

    private sealed class ErrorLog : ILogger<ServedNetwork<Decision>>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }

    /// <summary>Its timers run when they are told to.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private Action? ticks;

        public void Tick() => ticks?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ticks += () => callback(state);
            return new Held();
        }

        private sealed class Held : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}

[Network]
[Input(2)]
[Dense(3), Softmax, CrossEntropy, Adam(0.01)]
internal sealed partial class OtherShape;
