namespace NetGen.Reports.Sections;

/// <summary>
/// What one asks first: how good is it, did it learn all it could, did it overfit, is a layer dead, what does it confuse. Each answer is a
/// sentence with the figures it rests on.
/// </summary>
internal static class GlanceSection
{
    public static string Write(RunRecord run)
    {
        var list = new Markup().Add("<dl class=\"glance\">");
        Answer("How did it end?", Ending.Told(run));
        Answer("How good is it?", Quality.Told(run));
        Answer("Did it learn anything?", Learned.Told(run));
        Answer("Did it overfit?", Overfitting.Told(run));
        Answer("Which epoch is the best?", BestEpoch.Told(run));
        Answer("Would more epochs help?", MoreEpochs.Told(run));
        Answer("Is a layer dead or saturated?", FlatLayers.Told(run));
        Answer("What does it confuse?", Confusions.Told(run));
        Answer("What to do next?", NextStep.Told(run));
        return list.Add("</dl>").ToString();

        void Answer(string question, string? answer)
        {
            if (answer is not null)
            {
                list.Add($"<dt>{Markup.Text(question)}</dt><dd>{Markup.Text(answer)}</dd>");
            }
        }
    }
}
