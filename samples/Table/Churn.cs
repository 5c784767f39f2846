using NetGen;

/// <summary>
/// Who leaves? The columns are those of churn.csv: the compiler infers that customer_id is none, that plan, region and notes are categories, supports is yes or no, joined is a day. What it cannot know is
/// declared: that balances are spread over powers of ten.
/// </summary>
[Network]
[Table("churn.csv", Label = "churned")]
[Column("balance", Log1P = true, Missing = Missing.Median, Indicator = true)]
[Dense(32), Relu, Dropout(0.2)]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(3e-3)]
[Training(Epochs = 30, BatchSize = 32)]
internal sealed partial class Churn;
