using NetGen;

namespace Weather;

/// <summary>
/// The highest temperatures of the next days, from the days before: what the last day says, and what the days in front of it change of
/// that.
/// </summary>
[Network]
[Input(Days.Window, Days.Values), StandardizeChannels]
[Mark("days")]
[Gru(8), Dropout(0.3)]
[Dense(Days.Ahead), Mark("course")]
[From("days"), LastStep, Dense(Days.Ahead), Add("course")]
[Target(Standardize = true)]
[MeanSquaredError, AdamW(0.005, WeightDecay = 0.1), CosineDecay, ClipNorm(1)]
[Training(Epochs = 30, BatchSize = 32)]
public partial class Forecast;
