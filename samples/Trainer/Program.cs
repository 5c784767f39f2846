using Trainer.Commands;

return await CommandLine.Run(args, Surroundings.OfProcess());
