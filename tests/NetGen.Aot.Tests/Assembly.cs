using NetGen.Aot.Tests;
using NetGen.Aot.Tests.Toolchain;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PublishedSamples))]
[assembly: AssemblyFixture(typeof(PackedNetGen))]
// A publish uses the machine alone.
[assembly: Parallelization(Mode = ParallelMode.None)]
