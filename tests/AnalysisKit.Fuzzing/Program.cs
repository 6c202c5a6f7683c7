using AnalysisKit.Fuzzing;

return args is ["--child", var target, var seed, var first, var last]
    ? Child.Run(target, int.Parse(seed, null), int.Parse(first, null), int.Parse(last, null))
    : Campaign.Run(args);
