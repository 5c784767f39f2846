using NetGen;

// The pairs for the rules on tables: the first of each is at fault, in one thing. The rows are those of Leavers.

/// <summary>NG7021: the customer's number among the features.</summary>
[Network]
[Table(Label = "churned")]
[Column("customer", Hash = 256)]
[Column("plan", Categories = ["basic", "plus", "pro"])]
[Column("visits")]
[Column("country", Ignore = true)]
[Column("closed", Ignore = true)]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7021;

/// <summary>NG7022: the country, which is one and the same in all rows that are trained on.</summary>
[Network]
[Table(Label = "churned")]
[Column("customer", Ignore = true)]
[Column("plan", Categories = ["basic", "plus", "pro"])]
[Column("visits")]
[Column("country", Categories = ["de", "fr"])]
[Column("closed", Ignore = true)]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7022;

/// <summary>NG7024: whether the account was closed, which is known only of those who left.</summary>
[Network]
[Table(Label = "churned")]
[Column("customer", Ignore = true)]
[Column("plan", Categories = ["basic", "plus", "pro"])]
[Column("visits")]
[Column("country", Ignore = true)]
[Column("closed", Kind = ColumnKind.Boolean)]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7024;

/// <summary>The same without any of them.</summary>
[Network]
[Table(Label = "churned")]
[Column("customer", Ignore = true)]
[Column("plan", Categories = ["basic", "plus", "pro"])]
[Column("visits")]
[Column("country", Ignore = true)]
[Column("closed", Ignore = true)]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class CustomersCured;
