// A service that answers while the next night's network is trained:
//
//   dotnet run -c Release --project samples/Service -- --Every 00:00:10
//   curl 'localhost:5000/predict?temperature=81&vibration=2.5&age=7'        {"night":3,"failure":0.93}
//
// --Every is the time from one training to the next (a day), --Folder where network and checkpoints are kept (nowhere).
using WearService;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton<Served>();
builder.Services.AddHostedService<NightlyTraining>();
var app = builder.Build();

app.MapGet("/predict", (float temperature, float vibration, float age, Served served) =>
{
    // Read once: all of the answer is of this night, whatever takes over meanwhile.
    Night night = served.Night;
    Span<float> failure = stackalloc float[Wear.OutputLength];
    night.Network.Predict([temperature, vibration, age], failure);
    return new Answer(night.Number, failure[0]);
});
app.Run();

internal sealed record Answer(int Night, float Failure);
