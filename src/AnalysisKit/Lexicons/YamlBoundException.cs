using YamlDotNet.Core;

namespace AnalysisKit;

/// <summary>YAML that no one writes by hand: nested too deep, or repeated without an end.</summary>
internal sealed class YamlBoundException(Mark start, Mark end, string problem) : YamlException(start, end, problem);
