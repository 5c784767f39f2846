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

/// <summary>NG7023: a place for each plan of one customer.</summary>
[Network]
[Table(Label = "churned")]
[Column("plan", Categories = ["plan 0", "plan 1", "plan 2",
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x"], Unseen = Unseen.Other)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7023;

/// <summary>NG7023 without: one place for all of them.</summary>
[Network]
[Table(Label = "churned")]
[Column("plan", Categories = ["plan 0", "plan 1", "plan 2"], Unseen = Unseen.Other)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7023Cured;

/// <summary>NG7025: the data are at fault.</summary>
[Network]
[Table(Label = "churned")]
[Column("plan", Categories = ["plan 0", "plan 1", "plan 2"])]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7025;

/// <summary>NG7026: amounts over six powers of ten.</summary>
[Network]
[Table(Label = "churned")]
[Column("balance")]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7026;

/// <summary>NG7026 without: their logarithm.</summary>
[Network]
[Table(Label = "churned")]
[Column("balance", Log1P = true)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7026Cured;

/// <summary>NG7027: the data are at fault; with room to learn rows by heart.</summary>
[Network]
[Table(Label = "churned")]
[Column("visits")]
[Column("spent")]
[Column("age")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(128), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 200, BatchSize = 20)]
internal partial class NG7027;

/// <summary>NG7028: the measure is at fault.</summary>
[Network]
[Table(Label = "churned")]
[Column("joined", Kind = ColumnKind.Date)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7028;

/// <summary>NG7029: a place for each town, of which a few rows come.</summary>
[Network]
[Table(Label = "churned")]
[Column("town", Hash = 128)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7029;

/// <summary>NG7029 without: places that the rows carry.</summary>
[Network]
[Table(Label = "churned")]
[Column("town", Hash = 8)]
[Column("visits")]
[Column("churned", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 20)]
internal partial class NG7029Cured;
