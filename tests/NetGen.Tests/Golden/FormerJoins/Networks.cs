using NetGen;

namespace NetGen.Tests.Golden.FormerJoins;

// Joins of what was flattened, whose files of earlier versions are in the order of memory. Write.cs trains and saves them with such a version.

[Network, Input(3, 2, 3), Conv2D(4, 1), Tanh, Flatten, Mark("a"), Concat("a"), Mark("b"), Dense(7), Tanh, Concat("b", "a"), Dense(3), Tanh]
[MeanSquaredError, Sgd(0.1), Training(BatchSize = 8)]
internal partial class JoinedTwice;

[Network, Input(4, 3, 2), Conv2D(3, 1), Tanh, Mark("x"), Flatten, Mark("a"), From("x"), Conv2D(2, 2), Tanh, Flatten, Concat("a"), Tanh, Dense(3), Tanh]
[MeanSquaredError, Sgd(0.1), Training(BatchSize = 8)]
internal partial class FlattenedApart;

[Network, Input(4, 3, 2), Conv2D(3, 1), Tanh, Mark("x"), GlobalAveragePool2D, Dense(5), Mark("a"), From("x"), Flatten, Concat("a"), Dropout(0.1)]
[Dense(20), Tanh, Dense(3), Tanh, MeanSquaredError, Sgd(0.1), Training(BatchSize = 8)]
internal partial class ImageAndUnits;

[Network, Input(7, 2), Conv1D(3, 3), Tanh, Flatten, Mark("a"), Dense(6), Tanh, Concat("a"), Mark("b"), Tanh, Flatten, Dense(9), Tanh, Concat("b")]
[Dense(3), Tanh, MeanSquaredError, Sgd(0.1), Training(BatchSize = 8)]
internal partial class FlattenedSequence;

[Network, Input(4, 3, 2), Conv2D(3, 2), Flatten, Mark("a"), Sigmoid, Concat("a"), BatchNorm, PRelu, Mark("c"), LayerNorm, Scale, Dense(5), Tanh]
[Mark("d"), From("c"), Dense(5), Add("d"), Dense(3), Tanh, MeanSquaredError, Sgd(0.1), Training(BatchSize = 8)]
internal partial class NormalizedJoin;
