using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The gradient of a recurrence: one way back through the steps, and then, as a product over all of them, what the weights of the states
/// learn. Those of the input are a dense layer's.
/// </summary>
internal static class RecurrentGradients
{
    public static void Append(Tape tape, RecurrentOperation recurrent, int output, Func<int, bool> isNeeded)
    {
        var isTrained = tape.Graph.Parameters[recurrent.Weight].Trainable;
        if (!isTrained && !isNeeded(recurrent.Input))
            return;
        var state = new TensorShape(recurrent.Units);
        int Scratch(string what, TensorShape shape) => tape.Add("∂" + recurrent.Layer + " " + what, shape);
        RecurrentGradient? back = null;
        var candidate = recurrent.Candidate is null ? null : new ResetProductGradient
        {
            ProductGradient = tape.Add(new Tensor("∂" + recurrent.Layer + " reset products", state) { Steps = recurrent.Steps }),
            Carried = Scratch("reset state", state),
            BeforeMask = recurrent.Dropout is null ? null : Scratch("reset state before its mask", state),
        };
        tape.Contribute(recurrent.Input, input => back = new RecurrentGradient
        {
            Layer = recurrent.Layer,
            Item = recurrent.Item,
            OutputGradient = output,
            Forward = recurrent,
            InputGradient = input,
            ProductGradient = recurrent.Cell.HasProductGradient
                ? tape.Add(new Tensor("∂" + recurrent.Layer + " products",
                    tape.Tensors[recurrent.Product].Shape)
                { Steps = recurrent.Steps }) : input,
            Carried = Scratch("carried", state),
            BeforeMask = recurrent.Dropout is null ? null : Scratch("before its mask", state),
            Candidate = candidate,
            Direct = recurrent.Cell.HasDirectGradient || recurrent.Lengths is not null ? Scratch("past the product", state) : null,
            CellCarried = recurrent.Cell.HasCellState ? Scratch("cell", state) : null,
        });
        if (!isTrained || back is null)
            return;
        tape.Operations.Add(new RecurrentWeightGradient
        {
            Layer = recurrent.Layer,
            Item = recurrent.Item,
            OutputGradient = back.ProductGradient,
            Input = recurrent.Dropout?.Output ?? recurrent.Output,
            Weight = recurrent.Weight,
            Bias = recurrent.Bias,
            Steps = recurrent.Steps,
        });
        if (recurrent.Candidate is { OfSteps: { } reset } second && candidate is not null)
        {
            tape.Operations.Add(new RecurrentWeightGradient
            {
                Layer = recurrent.Layer,
                Item = recurrent.Item,
                OutputGradient = candidate.ProductGradient,
                Input = reset,
                Weight = second.Weight,
                Bias = null,
                Steps = recurrent.Steps,
            });
        }
        if (recurrent.Initial is not null)
        {
            tape.Operations.Add(new RecurrentStartGradient
            {
                Layer = recurrent.Layer,
                Item = recurrent.Item,
                OutputGradient = back.Carried,
                Back = back,
            });
        }
    }
}
