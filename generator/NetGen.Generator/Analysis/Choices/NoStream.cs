using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>NG0104: the layer that keeps a network with a memory from being run step by step.</summary>
internal static class NoStream
{
    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        if (plan.Graph.StreamObstacle is not { } obstacle)
            return;
        // What is no layer is known by its attribute's kind.
        var item = obstacle.Item >= 0 ? obstacle.Item : spec.Items.Select(item => item.Kind).ToList().IndexOf(obstacle.Layer);
        report(new Problem { Id = "NG0104", Item = item, Figures = new([obstacle.Layer, obstacle.Reason, plan.Graph.Name]) });
    }
}
