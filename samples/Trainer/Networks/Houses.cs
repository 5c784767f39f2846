using NetGen;

namespace Trainer.Networks;

/// <summary>Prices of houses: a table whose columns the compiler reads from houses.csv.</summary>
[Network]
[Table("houses.csv", Label = "price")]
[Column("area", Log1P = true)]
[Dense(16), Softplus]
[Dense(1), MeanSquaredError, AdamW(3e-3, WeightDecay = 0.1), CosineDecay]
[Target(Standardize = true, Log1P = true)]
[Training(Epochs = 80, BatchSize = 32)]
internal sealed partial class Houses;
