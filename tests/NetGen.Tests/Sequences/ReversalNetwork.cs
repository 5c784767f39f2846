namespace NetGen.Tests.Sequences;

/// <summary>One layer of a transformer, normalised in front of its maps: attention, then a dense layer for each step.</summary>
[NetworkBlock]
[Mark("heard"), LayerNorm, Attention(2), Add("heard")]
[Mark("thought"), LayerNorm, Dense(64), Relu, Dense(32), Add("thought")]
public class TransformerLayer;

/// <summary>Reads 16 symbols, each of 10, and gives them in reverse: what it says of a step stands at another, which attention alone can see.</summary>
[Network]
[Input(16, 10), Dense(32), LearnedPositions(Deviation = 0.5)]
[Use<TransformerLayer>(2)]
[LayerNorm, Dense(10), Softmax]
[CrossEntropy, Adam(2e-3)]
public partial class ReversalNetwork;
