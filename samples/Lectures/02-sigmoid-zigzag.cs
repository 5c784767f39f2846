// Behind a sigmoid all inputs of a neuron are positive, and the gradients of its weights have one sign:
// every step moves all of them up or all down.
// Look at: the ways of two weights to (1, -1), and in how many steps both went the same way.
using NetGen;

double positive = Walk(shift: 0), centred = Walk(shift: 0.5f);
return positive == 1 && centred < 0.8 ? 0 : 1;

// y = x1 - x2 of inputs between 0 and 1, or around 0: the share of steps that move both weights in one direction.
static double Walk(float shift)
{
    var random = new Random(1);
    var trainer = new Neuron.Trainer(new Neuron());
    int same = 0, both = 0;
    for (int step = 0; step < 200; step++)
    {
        float first = random.NextSingle(), second = random.NextSingle();
        float[] before = trainer.Parameters[..2].ToArray();
        trainer.Step([first - shift, second - shift], (ReadOnlySpan<float>)[first - second]);
        float moved1 = trainer.Parameters[0] - before[0], moved2 = trainer.Parameters[1] - before[1];
        both += moved1 * moved2 != 0 ? 1 : 0;
        same += moved1 * moved2 > 0 ? 1 : 0;
        if (step < 8)
            Console.Write($"({trainer.Parameters[0]:F2}, {trainer.Parameters[1]:F2}) ");
    }

    Console.WriteLine($"… both the same way in {(double)same / both:P0} of the steps");
    return (double)same / both;
}

[Network]
[Input(2)]
[Dense(1, Init = Init.Zeros)]
[MeanSquaredError, Sgd(0.4)]
public partial class Neuron;
