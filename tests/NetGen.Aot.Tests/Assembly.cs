using NetGen.Aot.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PublishedSamples))]
// A publish uses the machine alone.
[assembly: Parallelization(Mode = ParallelMode.None)]
