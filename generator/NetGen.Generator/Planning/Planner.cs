using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The last passes, from graph to plan: place the parameters, choose a kernel and its tile for every operation, choose the micro-batch,
/// place the tensors by liveness. Everything emission needs is decided here.
/// </summary>
internal static class Planner
{
    public static Plan Run(Graph graph)
    {
        var lanes = graph.Scalar == "double" ? 4 : 8;
        var parameters = ParameterPlacement.Place(graph, lanes);
        var selection = new KernelSelection(graph, parameters, lanes);
        var microBatch = MicroBatchChoice.Choose(graph, lanes);

        ProgramPlan PlanProgram(EquatableArray<Operation> program, bool keepsOutput) =>
            MemoryPlanning.Place(graph, [.. program.SelectMany(selection.Select)], microBatch, lanes, keepsOutput);

        var prediction = PlanProgram(graph.Prediction, keepsOutput: true);
        var evaluation = graph.CanTrain ? PlanProgram(graph.Evaluation, keepsOutput: true) : null;
        var training = graph.CanTrain ? PlanProgram(graph.Training, keepsOutput: false) : null;
        var constraints = graph.CanTrain ? ConstraintPlanning.Of(graph, parameters) : EquatableArray<ConstraintCall>.Empty;
        var kernels = new[] { prediction, evaluation, training }
            .OfType<ProgramPlan>()
            .SelectMany(program => program.Calls)
            .Select(call => call.Kernel)
            .Concat(graph.CanTrain ? [UpdatePlanning.KernelOf(graph)] : [])
            .Concat(constraints.Select(constraint => constraint.Kernel))
            .Distinct();

        return new Plan
        {
            Graph = graph,
            Lanes = lanes,
            MicroBatch = microBatch,
            LargestShards = ShardChoice.Choose(parameters),
            Parameters = parameters,
            ParameterCount = parameters.Sum(parameter => parameter.Length),
            Prediction = prediction,
            Evaluation = evaluation,
            Training = training,
            Updates = graph.CanTrain ? UpdatePlanning.RangesOf(graph, parameters) : EquatableArray<UpdateRange>.Empty,
            Constraints = constraints,
            Hyperparameters = graph.CanTrain ? HyperparameterPlanning.Of(graph) : EquatableArray<Hyperparameter>.Empty,
            Kernels = kernels.ToEquatableArray(),
            // Before fusion, so that it is the sum of the layers: an activation in an epilogue is work all the same.
            FlopsPerPrediction = graph.Forward.Where(operation => operation is not (DropoutOperation or LossOperation)).Sum(operation => Cost.Flops(graph, operation)),
            FlopsPerTrainingSample = graph.Training.Sum(operation => Cost.Flops(graph, operation)),
        };
    }
}
