// Networks for SurfaceTests: one that stands in no namespace, and its namesake in another.
using NetGen;

[Network]
[Input(2)]
[Dense(4), Tanh]
[Dense(1)]
[MeanSquaredError]
[Adam(0.01)]
internal partial class NetworkWithoutNamespace;

namespace NetGen.Tests.Networks.Elsewhere
{
    [Network]
    [Input(3)]
    [Dense(4), Tanh]
    [Dense(1)]
    internal partial class NetworkWithoutNamespace;
}
