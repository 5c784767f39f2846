namespace NetGen.Tests.Tables;

/// <summary>Yes or no, from a column of every kind.</summary>
[Network]
[Table(Label = "churned")]
[Column("customer_id", Ignore = true)]
[Column("plan", Categories = ["basic", "plus", "pro"], Unseen = Unseen.Other)]
[Column("balance", Log1P = true, Missing = Missing.Median, Indicator = true)]
[Column("visits", Kind = ColumnKind.Integer, ClipMax = 50, Scale = ColumnScale.MinMax)]
[Column("active", Kind = ColumnKind.Boolean)]
[Column("joined", Kind = ColumnKind.Date)]
[Column("region", Hash = 8, Missing = Missing.Zero)]
[Column("note", Kind = ColumnKind.Text, Hash = 16)]
[Dense(16), Relu]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
[Training(Epochs = 5, BatchSize = 32)]
public sealed partial class Churn;

/// <summary>Several classes, in double.</summary>
[Network(Scalar = typeof(double))]
[Table(Label = "kind", Separator = ';')]
[Column("weight", Decimal = ',', Thousands = '.', Scale = ColumnScale.Robust)]
[Column("size", Categories = ["small", "medium", "large"], Ordinal = true, Missing = Missing.MostFrequent)]
[Column("seen", Kind = ColumnKind.DateTime, Parts = DateParts.Year | DateParts.DayOfMonth | DateParts.TimeOfDay)]
[Column("kind", Categories = ["cat", "dog", "cow"])]
[Dense(8), Tanh]
[Dense(3), Softmax, CrossEntropy, Adam(0.01)]
public sealed partial class Animals;

/// <summary>A number.</summary>
[Network]
[Table(Label = "price")]
[Column("area", Missing = Missing.Mean)]
[Column("rooms", Missing = Missing.Constant, Fill = 2, Scale = ColumnScale.None)]
[Column("age", Missing = Missing.Zero, ClipMin = 0)]
[Dense(1), MeanSquaredError, Adam(0.01)]
public sealed partial class Prices;

/// <summary>Fields in the forms that others write.</summary>
[Network]
[Table(Label = "late")]
[Column("at", Kind = ColumnKind.DateTime, Format = "yyyy-MM-ddTHH:mm:ssK")]
[Column("clock", Kind = ColumnKind.Time, MissingWords = ["None"], Missing = Missing.Mean)]
[Column("fare", Unit = "$", Thousands = ',')]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
public sealed partial class Departures;
