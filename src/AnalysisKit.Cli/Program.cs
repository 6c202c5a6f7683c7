using AnalysisKit.Cli;

using var terminal = Terminal.Open();
return await CommandLine.RunAsync(args, terminal).ConfigureAwait(false);
