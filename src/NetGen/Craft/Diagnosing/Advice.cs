namespace NetGen;

/// <summary>What to change for a rule's finding, in a sentence; the rule's page says more.</summary>
internal static class Advice
{
    public static string For(string rule) => rule switch
    {
        "NG2003" or "NG2001" or "NG2002" or "NG2004" or "NG2005" or "NG2006" or "NG2008" or "NG2009" =>
            "Leave Init (and BiasInit) out: the compiler chooses what fits the activation.",
        "NG2010" or "NG8002" or "NG8006" => "Use Relu (its initialization is chosen for it), normalization, or skip connections.",
        "NG2012" or "NG9003" => "Put an activation, such as Relu, between the layers.",
        "NG2011" or "NG2013" => "Take the activation out, or put Relu in its place.",
        "NG2014" or "NG8005" or "NG9002" => "Give the layer more units, or use LeakyRelu.",
        "NG3001" => "Use Sigmoid with BinaryCrossEntropy for one unit, or one unit for each class.",
        "NG3005" or "NG3007" => "Use Softmax with CrossEntropy, on class labels.",
        "NG3009" or "NG3008" => "Let the head reach every target: leave its activation out, or use Softmax with CrossEntropy for classes.",
        "NG1013" => "Declare channels last: height, width, channels.",
        "NG3006" => "Use Sigmoid with BinaryCrossEntropy: several labels may be true at once.",
        "NG3012" => "Take a loss that reads such targets, such as the squared error.",
        "NG4002" => "Take the batch normalization away from the output, and give others larger batches.",
        "NG4004" => "Leave Momentum out: a tenth of each batch enters the running statistics.",
        "NG6006" => "Take a momentum of 0.9.",
        "NG6007" => "Leave Epsilon out.",
        "NG7009" => "Divide the targets by their standard deviation, and multiply predictions by it.",
        "NG3013" => "Take the dropout away from the output.",
        "NG5002" or "NG5004" or "NG5006" => "Drop less, or give the layer more units.",
        "NG5007" or "NG5010" or "NG5014" or "NG5015" => "Weaken the penalty.",
        "NG5016" => "Add less noise: a tenth of the inputs' deviation.",
        "NG1017" => "Give the sequence its steps: rows of Input are steps, columns are channels.",
        "NG2015" => "Use tanh, or RecurrentInit = Init.Identity for rectifiers.",
        "NG2016" => "Leave ForgetBias out: it starts at 1.",
        "NG8008" => "Use Gru or Lstm, whose gates can keep what stands at the first steps.",
        "NG8009" => "Leave RecurrentInit out, and declare ClipNorm(1).",
        "NG6002" => "Take a lower learning rate: a tenth, or what the sweep suggests.",
        "NG6003" => "Take a higher learning rate: ten times as much, or what the sweep suggests.",
        "NG6004" or "NG6005" or "NG6008" => "Train for more steps, and let the schedule span them.",
        "NG7001" => "Declare Standardize, or Rescale for pixels.",
        "NG8001" => "Leave Init out, or add normalization or skip connections.",
        "NG8003" or "NG8007" => "Leave Init out, add normalization, or clip gradients.",
        _ => $"See the page of {rule}.",
    };
}
