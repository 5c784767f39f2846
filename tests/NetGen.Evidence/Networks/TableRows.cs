using NetGen;

// The pairs for the rules on tables that are information. The rows are those of DrawnRows.

/// <summary>NG7023: plans of which few rows have each, in the vocabulary.</summary>
[Network]
[Table(Label = "left")]
[Column("plan", Categories = ["basic", "plus", "pro",
    "special0", "special1", "special2", "special3", "special4", "special5", "special6", "special7", "special8", "special9", "special10", "special11",
    "special12", "special13", "special14", "special15", "special16", "special17", "special18", "special19", "special20", "special21", "special22", "special23"])]
[Column("visits")]
[Column("left", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 60, BatchSize = 32)]
internal partial class NG7023;

/// <summary>The same with one place for all of them.</summary>
[Network]
[Table(Label = "left")]
[Column("plan", Categories = ["basic", "plus", "pro"], Unseen = Unseen.Other)]
[Column("visits")]
[Column("left", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 60, BatchSize = 32)]
internal partial class NG7023Cured;

/// <summary>NG7025: one row in twenty is a yes; the cure is the classes' weights.</summary>
[Network]
[Table(Label = "left")]
[Column("first")]
[Column("second")]
[Column("left", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7025;

/// <summary>NG7026: amounts over six powers of ten as they are.</summary>
[Network]
[Table(Label = "left")]
[Column("balance")]
[Column("left", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 60, BatchSize = 32)]
internal partial class NG7026;

/// <summary>The same with the logarithm.</summary>
[Network]
[Table(Label = "left")]
[Column("balance", Log1P = true)]
[Column("left", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 60, BatchSize = 32)]
internal partial class NG7026Cured;

/// <summary>NG7027: rows that come twice, or once.</summary>
[Network]
[Table(Label = "left")]
[Column("a")]
[Column("b")]
[Column("c")]
[Column("d")]
[Column("left", Categories = ["no", "yes"])]
[Dense(64), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 100, BatchSize = 32)]
internal partial class NG7027;

/// <summary>NG7028: rows in the order of a day, divided at random or in time.</summary>
[Network]
[Table(Label = "left")]
[Column("joined", Kind = ColumnKind.Date, Parts = DateParts.Elapsed)]
[Column("visits")]
[Column("left", Categories = ["no", "yes"])]
[Dense(64), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 300, BatchSize = 32)]
internal partial class NG7028;

/// <summary>NG7029: 64 places for 150 rows.</summary>
[Network]
[Table(Label = "left")]
[Column("age")]
[Column("town", Hash = 64)]
[Column("left", Categories = ["no", "yes"])]
[Dense(32), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 200, BatchSize = 32)]
internal partial class NG7029;

/// <summary>The same with eight.</summary>
[Network]
[Table(Label = "left")]
[Column("age")]
[Column("town", Hash = 8)]
[Column("left", Categories = ["no", "yes"])]
[Dense(32), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 200, BatchSize = 32)]
internal partial class NG7029Cured;

/// <summary>NG7031: blood pressures as words.</summary>
[Network]
[Table(Label = "ill")]
[Column("pressure", Hash = 128)]
[Column("systolic", Ignore = true)]
[Column("diastolic", Ignore = true)]
[Column("ill", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7031;

/// <summary>The same as two numbers.</summary>
[Network]
[Table(Label = "ill")]
[Column("pressure", Ignore = true)]
[Column("systolic")]
[Column("diastolic")]
[Column("ill", Categories = ["no", "yes"])]
[Dense(16), Relu]
[Dense(2), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class NG7031Cured;
