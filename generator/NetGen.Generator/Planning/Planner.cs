using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Planning;

/// <summary>
/// The last passes, from graph to plan: place the parameters, choose a kernel and its tile for every operation, choose the micro-batch,
/// place the tensors by liveness. Everything emission needs is decided here.
/// </summary>
internal static class Planner
{
    /// <param name="graph">The graph.</param>
    /// <param name="vectorBits">Bits of the kernels' vectors.</param>
    public static Plan Run(Graph graph, int vectorBits = VectorBits.Usual)
    {
        var lanes = graph.Scalar == "double" ? 4 : 8;
        var target = new Target(vectorBits, graph.Scalar, Math.Max(vectorBits, VectorBits.Usual));
        graph = WideLayers.Pack(graph, lanes, target);
        var parameters = ParameterPlacement.Place(graph, lanes);
        var microBatch = MicroBatchChoice.Choose(graph, lanes);
        graph = TransposedWeights.Pack(graph, parameters, target);
        var selection = new KernelSelection(graph, parameters, lanes);

        ProgramPlan PlanProgram(EquatableArray<Operation> program, int? capacity, IReadOnlyCollection<int> kept, params int[] carried) =>
            MemoryPlanning.Place(graph, [.. program.SelectMany(selection.Select)], capacity, lanes, kept, carried);

        var prediction = PlanProgram(graph.Prediction, microBatch, [graph.Output]);
        var evaluation = graph.CanTrain ? PlanProgram(graph.Evaluation, microBatch, [graph.Output]) : null;
        // The update takes up a batch's statistics.
        var training = graph.CanTrain
            ? PlanProgram(graph.Training, graph.StepsOnWholeBatches ? null : microBatch,
                [.. graph.Training.OfType<NormalizationOperation>().Where(layer => layer.RunningMean is not null)
                    .Select(layer => layer.Statistics)])
            : null;
        var streaming = graph.Stream is { } stream
            ? PlanProgram(graph.Streaming, 1, [stream.Output], [.. stream.Carried.Select(carried => carried.Tensor)]) : null;
        var packs = selection.Packs();
        var constraints = graph.CanTrain ? ConstraintPlanning.Of(graph, parameters) : EquatableArray<ConstraintCall>.Empty;
        var kernels = new[] { prediction, evaluation, training, streaming }
            .OfType<ProgramPlan>()
            .SelectMany(program => program.KernelCalls)
            .Concat(packs.Calls)
            .Select(call => call.Kernel)
            .Concat(graph.CanTrain ? UpdatePlanning.KernelsOf(graph) : [])
            .Concat(constraints.Select(constraint => constraint.Kernel))
            .Distinct()
            .ToEquatableArray();

        var nests = NestPlanning.Of(kernels, target);

        return new Plan
        {
            Graph = graph,
            Lanes = lanes,
            VectorBits = vectorBits,
            MicroBatch = microBatch,
            AddsOnce = training is not null && SingleAdditions.In(training, nests),
            LargestShards = ShardChoice.Choose(training, parameters),
            Parameters = parameters,
            ParameterCount = parameters.Sum(parameter => parameter.Length),
            Buffers = ParameterPlacement.PlaceBuffers(graph, parameters.Sum(parameter => parameter.Length)),
            Folding = FoldingPlanning.Of(graph),
            Prediction = prediction,
            Activations = ActivationPlanning.Of(graph, prediction),
            Packs = packs,
            Evaluation = evaluation,
            Training = training,
            Streaming = streaming,
            Updates = graph.CanTrain ? UpdatePlanning.RangesOf(graph, parameters) : EquatableArray<UpdateRange>.Empty,
            Constraints = constraints,
            Hyperparameters = graph.CanTrain ? HyperparameterPlanning.Of(graph) : EquatableArray<Hyperparameter>.Empty,
            Kernels = kernels,
            Nests = nests,
            // Before fusion, so that it is the sum of the layers: an activation in an epilogue is work all the same.
            FlopsPerPrediction = graph.Forward.Where(operation => operation is not (DropoutOperation or LossOperation))
                .Sum(operation => Cost.Flops(graph, operation)),
            FlopsPerTrainingSample = graph.Training.Sum(operation => Cost.Flops(graph, operation)),
        };
    }
}
