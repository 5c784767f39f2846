using System.Globalization;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>NG9006: what validates is trained on, as far as one method shows it.</summary>
public class SharedValidationTests
{
    [Fact]
    public async Task Fit_validated_with_what_it_trains_on_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void Same(Net net, Dataset data) => net.Fit(data, new FitOptions { Validation = {|NG9006:data|} });
            void Slice(Net net, Dataset data) => net.Fit(data, new FitOptions { Epochs = 3, Validation = {|NG9006:data.Take(10)|} });
            void Whole(Net net, Dataset data) { var few = data.Shuffle(1).Take(10); net.Fit(few, new() { Validation = {|NG9006:data|} }); }
            void Alias(Net net, Dataset data) { var train = data; var options = new FitOptions { Validation = {|NG9006:data|} }; net.Fit(train, options); }
            void Part(Net net, Dataset data) { var (train, rest) = data.Split(0.8, 1); net.Fit(data, new FitOptions { Validation = {|NG9006:rest|} }); }
            void With(Net net, Dataset data, FitOptions usual) => net.Fit(data, usual with { Validation = {|NG9006:data|} });
            void Rewritten(Net net, Dataset data) { data = data.Take(5); net.Fit(data, new FitOptions { Validation = {|NG9006:data|} }); }
            void Later(Net net, Dataset data) { var (train, rest) = data.OrderBy("day").SplitInTime(0.8); net.Fit(data, new FitOptions { Validation = {|NG9006:rest|} }); }
            void Deeper(Net net, Dataset data) { var (train, rest) = data.Split(0.8, 1); net.Fit(train, new FitOptions { Validation = {|NG9006:train.Subset(1, 2, 3)|} }); }
            private readonly Dataset _data = Dataset.FromCsv("a.csv");
            void Field(Net net) => net.Fit(_data, options: new FitOptions { Validation = {|NG9006:_data.Take(3)|} });
            """);

        Assert.Equal(
            "'data.Take(10)' has samples of 'data', which is trained on: its loss cannot show whether the network knows anything about new ones",
            found[1].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Fit_validated_with_other_or_unknown_data_is_silent() => UseHarness.AssertReports(
        """
        void None(Net net, Dataset data) { net.Fit(data); net.Fit(data, new FitOptions { Epochs = 3 }); }
        void Split(Net net, Dataset data) { var (train, rest) = data.StratifiedSplit(0.8, 1); net.Fit(train, new FitOptions { Validation = rest }); }
        void Parts(Net net, Dataset data) { var (train, rest) = data.Split(0.8, 1); net.Fit(train.Take(9), new FitOptions { Validation = rest.Take(9) }); }
        void Two(Net net, Dataset train, Dataset test) => net.Fit(train, new FitOptions { Validation = test });
        void Subsets(Net net, Dataset data) => net.Fit(data.Subset(1, 2, 3), new FitOptions { Validation = data.Subset(4, 5, 6) });
        void Calls(Net net) => net.Fit(Read(), new FitOptions { Validation = Read() });
        static Dataset Read() => Dataset.FromCsv("a.csv");
        void Passed(Net net, Dataset data, FitOptions options) => net.Fit(data, options);
        void Folds(Net net, Dataset data) { foreach (var (train, rest) in data.KFold(5, 1)) net.Fit(train, new FitOptions { Validation = rest }); }
        void Rewritten(Net net, Dataset data) { var options = new FitOptions { Validation = data }; data = Read(); net.Fit(data, options); }
        void Chosen(Net net, Dataset a, Dataset b, bool first) { var train = first ? a : b; net.Fit(train, new FitOptions { Validation = b }); }
        void Out(Net net, Dataset data) { Dataset rest = data; Fill(out rest); net.Fit(data, new FitOptions { Validation = rest }); }
        static void Fill(out Dataset data) => data = Read();
        class Other { public void Fit(Dataset train, FitOptions options) { } }
        void Own(Other net, Dataset data) => net.Fit(data, new FitOptions { Validation = data });
        """);
}
