using System.Text;
using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

public sealed class HostileWeightFileTests : IDisposable
{
    private const string Weight = "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}";
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Json(string json, int dataBytes = 12) => SafeTensorsBytes.File(json, new byte[dataBytes]);

    public static TheoryData<string, byte[], string> Corpus => new()
    {
        { "empty", [], "begins with 8 bytes of header length; the file has 0 bytes" },
        { "seven bytes", new byte[7], "the file has 7 bytes" },
        { "header length beyond the file", SafeTensorsBytes.File("{}"u8.ToArray(), 3, []), "the header claims 3 bytes; expected at most 2" },
        { "header length of all ones", SafeTensorsBytes.File("{}"u8.ToArray(), ulong.MaxValue, []), "the header claims 18446744073709551615 bytes" },
        { "header length of 2^63", SafeTensorsBytes.File("{}"u8.ToArray(), 1ul << 63, []), "the header claims 9223372036854775808 bytes" },
        { "header of no bytes", SafeTensorsBytes.File([], 0, []), "not the JSON of a safetensors file" },
        { "pickle", Encoding.ASCII.GetBytes("\u0080PK\u0003\u0004 this is some other file"), "the header claims" },
        { "no JSON", Json("dense1.weight"), "not the JSON of a safetensors file" },
        { "JSON cut", Json("{" + Weight + ","), "not the JSON of a safetensors file" },
        { "array", Json("[]"), "Expected StartObject, found StartArray" },
        { "two objects", Json("{" + Weight + "," + Bias + "}{}"), "not the JSON of a safetensors file" },
        { "invalid UTF-8", SafeTensorsBytes.File([.. "{\""u8, 0xFF, 0xFE, .. "\":{}}"u8], 8, []), "not the JSON of a safetensors file" },
        { "deep nesting", Json(new string('[', 100_000)), "not the JSON of a safetensors file" },
        { "tensor is a number", Json("{\"dense1.weight\":3}"), "Expected StartObject, found Number" },
        { "no dtype", Json("{\"dense1.weight\":{\"shape\":[2],\"data_offsets\":[0,8]}}"), "needs dtype, shape and two data_offsets" },
        { "three offsets", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}"), "needs dtype, shape and two data_offsets" },
        { "unknown property", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"code\":\"x\"}}"), "unknown property 'code'" },
        { "negative size", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}"), "negative" },
        { "fractional size", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}"), "not the JSON of a safetensors file" },
        { "size beyond 64 bits", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}}"), "not the JSON of a safetensors file" },
        { "sizes whose product is beyond 64 bits", Json("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,12]}}"), "larger than any file" },
        { "metadata that is no text", Json("{\"__metadata__\":{\"netgen.fingerprint\":[1]}," + Weight + "," + Bias + "}"), "Expected String, found StartArray" },
        { "name twice", Json("{" + Weight + "," + Weight + "}"), "the name 'dense1.weight' comes twice" },
        { "metadata twice", Json("{\"__metadata__\":{},\"__metadata__\":{}," + Weight + "," + Bias + "}"), "the name '__metadata__' comes twice" },
        { "overlap", Json("{" + Weight + "," + Bias.Replace("[8,12]", "[4,8]") + "}"), "'dense1.bias' lies at bytes 4 to 8; expected it to begin at 8" },
        { "gap", Json("{" + Weight + "," + Bias.Replace("[8,12]", "[9,13]") + "}"), "'dense1.bias' lies at bytes 9 to 13; expected it to begin at 8" },
        { "offsets backwards", Json("{" + Weight.Replace("[0,8]", "[0,0]") + "," + Bias.Replace("[8,12]", "[0,-4]") + "}"), "negative" },
        { "end before begin", Json("{" + Weight + "," + Bias.Replace("[8,12]", "[8,4]") + "}"), "'dense1.bias' lies at bytes 8 to 4" },
        { "bytes unlike the shape", Json("{" + Weight.Replace("[1,2]", "[1,3]") + "," + Bias + "}"), "'dense1.weight' has 8 bytes; its shape [1, 3] of F32 needs 12" },
        { "bytes unlike the type", Json("{" + Weight.Replace("F32", "F64") + "," + Bias + "}"), "'dense1.weight' has 8 bytes; its shape [1, 2] of F64 needs 16" },
        { "offset beyond the file", Json("{" + Weight + "," + Bias.Replace("[8,12]", "[8,4000000000000]") + "}"), "'dense1.bias' has 3999999999992 bytes" },
        { "unknown type", Json("{" + Weight.Replace("F32", "F31") + "," + Bias + "}"), "'dense1.weight' has type F31, expected F32, F64, F16 or BF16" },
        { "data cut", Json("{" + Weight + "," + Bias + "}", 11), "the tensors take 12 bytes; the file has 11" },
        { "data added", Json("{" + Weight + "," + Bias + "}", 13), "the tensors take 12 bytes; the file has 13" },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Load_hostile_file_is_refused_and_nothing_is_loaded(string name, byte[] content, string message)
    {
        string path = folder.Write(name, content);
        float[] parameters = [7, 8, 9];
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(path, Summaries.Dense(2, 1), parameters));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
        Assert.StartsWith($"{path}: ", e.Message);
        Assert.Contains(message, e.Message);
        Assert.Equal([7f, 8, 9], parameters);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Load_hostile_bytes_and_streams_that_cannot_seek_are_refused_like_files(string name, byte[] content, string message)
    {
        Assert.SkipWhen(name == "data added", "Behind the file a stream may go on.");
        float[] parameters = [7, 8, 9];
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(content, Summaries.Dense(2, 1), parameters));
        Assert.StartsWith("the bytes: ", e.Message);
        Assert.Contains(message, e.Message);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.StartsWith("the stream: ", Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(new OneWay(content), Summaries.Dense(2, 1), parameters)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
        Assert.Equal([7f, 8, 9], parameters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"__metadata__\":null,")]
    [InlineData("\"__metadata__\":{\"format\":null},")]
    public void Load_the_corpus_s_right_file_loads_with_or_without_metadata(string metadata) =>
        WeightFile.Load<float>(folder.Write("right", Json("{" + metadata + Weight + "," + Bias + "}")), Summaries.Dense(2, 1), new float[3]);

    [Fact]
    public void Load_every_cut_of_a_good_file_is_refused()
    {
        WeightFile.Save<float>(folder["good"], Summaries.Dense(2, 1), [1f, 2, 3]);
        byte[] good = File.ReadAllBytes(folder["good"]);
        float[] parameters = [7, 8, 9];
        for (int length = 0; length < good.Length; length++)
        {
            string path = folder.Write("cut", good.AsSpan(0, length));
            Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(path, Summaries.Dense(2, 1), parameters));
            Assert.Equal([7f, 8, 9], parameters);
        }
    }

    [Fact]
    public void Load_every_flipped_header_byte_is_refused_or_harmless()
    {
        WeightFile.Save<float>(folder["good"], Summaries.Dense(2, 1), [1f, 2, 3]);
        byte[] good = File.ReadAllBytes(folder["good"]);
        for (int i = 0; i < good.Length - 12; i++)
        {
            byte[] bad = [.. good];
            bad[i] ^= 0x15;
            float[] parameters = [7, 8, 9];
            try
            {
                WeightFile.Load<float>(folder.Write("bad", bad), Summaries.Dense(2, 1), parameters);
                // A changed letter in the metadata may go unnoticed; the weights are then the right ones.
                Assert.Equal([1f, 2, 3], parameters);
            }
            catch (WeightFileException)
            {
                Assert.Equal([7f, 8, 9], parameters);
            }
        }
    }
}
