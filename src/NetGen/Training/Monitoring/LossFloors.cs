using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>
/// The losses of answers that are all right, of the samples that are trained on and of the others: losses are compared by what they are
/// above them, see <see cref="Chance.FloorOf"/>.
/// </summary>
internal readonly record struct LossFloors(double Training, double Validation)
{
    public static LossFloors Of(NetworkSummary network, Dataset training, Dataset? validation) =>
        new(Chance.FloorOf(network, training), validation is null ? 0 : Chance.FloorOf(network, validation));

    /// <summary>What a training loss is above that of right answers.</summary>
    public double OfTraining(double loss) => loss - Training;

    /// <summary>What a validation loss is above that of right answers.</summary>
    public double OfValidation(double loss) => loss - Validation;
}
