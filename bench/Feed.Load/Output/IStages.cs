namespace Feed.Load.Output;

/// <summary>Shows the stages of a run and how far each is.</summary>
internal interface IStages
{
    /// <summary>Begins a stage.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="steps">How much of it.</param>
    IStage Begin(string name, double steps);
}

/// <summary>A stage; it ends when it is disposed.</summary>
internal interface IStage : IDisposable
{
    void Advance(double steps);

    /// <summary>Says how it goes, now.</summary>
    void Say(string text);
}
