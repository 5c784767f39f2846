using NetGen;

/// <summary>All that the network knows of a digit passes through two units, and dropout switches both off for every fourth of them.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(2), Tanh, Dropout(0.5)]
[Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class NarrowDropout;

/// <summary>As the rule's page advises: more units.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(16), Tanh, Dropout(0.5)]
[Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class NarrowDropoutCured;
