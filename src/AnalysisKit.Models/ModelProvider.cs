namespace AnalysisKit.Models;

/// <summary>In whose way a server of language models is spoken to.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI's chat completions, which most servers understand: OpenAI itself, vLLM, llama.cpp, LM Studio and many services.</summary>
    OpenAI,

    /// <summary>Ollama's own way.</summary>
    Ollama,

    /// <summary>Anthropic's messages.</summary>
    Anthropic,
}
