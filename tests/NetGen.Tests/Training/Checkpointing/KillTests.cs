using System.Diagnostics;
using System.Globalization;
using NetGen.Tests.Files;
using NetGen.Training.Checkpointing;

namespace NetGen.Tests.Training.Checkpointing;

/// <summary>SIGKILL at random moments: every file is whole, and in the end the weights are those of a run that nobody killed.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_killed_ten_times_ends_with_the_same_bits() => Kill(times: 10, epochs: 30, seed: 1);

    [Fact(Explicit = true)]
    public void Run_killed_a_hundred_times_ends_with_the_same_bits() => Kill(times: 100, epochs: 300, seed: 2);

    [Fact]
    public void Second_process_on_the_folder_is_refused_and_the_first_ends_with_the_same_bits()
    {
        const int epochs = 40;
        string path = Directory.CreateDirectory(folder["held"]).FullName;
        using Process first = Start(path, epochs);
        while (!File.Exists(new Checkpoints(path).LastPath))
        {
            Thread.Sleep(1);
        }

        var refused = Assert.Throws<WeightFileException>(() => KilledProcess.Train(new Checkpoints(path), epochs));
        Assert.Contains("another run is writing its checkpoints there", refused.Message, StringComparison.Ordinal);
        WaitForEnd(first);
        Assert.Equal(KilledProcess.Train(null, epochs).Parameters, KilledNetwork.Load(KilledProcess.FinalPath(path)).Parameters);
    }

    private static Process Start(string run, int epochs)
    {
        // Under `dotnet exec` the process is the host, and the assembly its first argument.
        string executable = Environment.ProcessPath!;
        string assembly = typeof(KillTests).Assembly.Location;
        bool isHost = Path.GetFileNameWithoutExtension(executable) == "dotnet";
        var start = new ProcessStartInfo(executable, isHost ? [assembly] : []) { RedirectStandardOutput = true };
        start.Environment[KilledProcess.FolderVariable] = run;
        start.Environment[KilledProcess.EpochsVariable] = epochs.ToString(CultureInfo.InvariantCulture);
        Process process = Process.Start(start)!;
        Assert.Equal(KilledProcess.Begun, process.StandardOutput.ReadLine());
        return process;
    }

    private static void AssertWhole(string run)
    {
        foreach (string path in Directory.GetFiles(run, "*.safetensors").Where(path => !Path.GetFileName(path).StartsWith('.')))
        {
            KilledNetwork.Load(path);
        }

        string last = new Checkpoints(run).LastPath;
        if (File.Exists(last))
        {
            using CheckpointReader checkpoint = CheckpointReader.Open(last);
            checkpoint.Read(new KilledNetwork.Trainer(new KilledNetwork()));
        }
    }

    private void Kill(int times, int epochs, int seed)
    {
        var random = new Random(seed);
        KilledNetwork expected = KilledProcess.Train(null, epochs);
        int kills = 0;
        for (int run = 0; kills < times; run++)
        {
            // A run that got to its end before it was killed often enough is compared, and the next one begins.
            string path = Directory.CreateDirectory(folder[$"run{run}"]).FullName;
            for (bool isDone = false; !isDone;)
            {
                using Process process = Start(path, epochs);
                isDone = kills >= times ? WaitForEnd(process) : process.WaitForExit(random.Next(80));
                if (!isDone)
                {
                    process.Kill();
                    process.WaitForExit();
                    kills++;
                }

                AssertWhole(path);
            }

            Assert.Equal(expected.Parameters, KilledNetwork.Load(KilledProcess.FinalPath(path)).Parameters);
        }
    }

    private static bool WaitForEnd(Process process)
    {
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return true;
    }
}
