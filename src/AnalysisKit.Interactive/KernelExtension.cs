using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnalysisKit.Interactive;

/// <summary>
/// Makes the kit at home in .NET Interactive: the magic commands <c>#!compare</c>, <c>#!kwic</c> and <c>#!keyness</c> in C# cells. Tables, figures and results show themselves in that host without it.
/// <c>#r "nuget: AnalysisKit.Interactive"</c> loads it, with the kit's namespaces; who loads the assembly by its path calls <see cref="LoadAsync"/>.
/// </summary>
public sealed class KernelExtension : IKernelExtension
{
    /// <summary>Adds the magic commands to a kernel's C# kernel; once, however often it is called. What fails is shown below the cell.</summary>
    /// <param name="kernel">The kernel; by default the one that runs the cell.</param>
    /// <exception cref="InvalidOperationException">There is no kernel: the code does not run in a cell of .NET Interactive.</exception>
    public static async Task LoadAsync(Kernel? kernel = null)
    {
        kernel ??= Kernel.Root ?? throw new InvalidOperationException("This is no cell of .NET Interactive: AnalysisKit.Interactive adds commands to its kernel, and there is none.");
        try
        {
            await new KernelExtension().OnLoadAsync(kernel).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The host is silent about what a package's extension throws.
        catch (Exception e)
#pragma warning restore CA1031
        {
            KernelInvocationContext.Current?.DisplayAs($"AnalysisKit.Interactive could not be loaded: {e.Message}", PlainTextFormatter.MimeType);
        }
    }

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var csharp = kernel.FindKernelByName("csharp") ?? throw new InvalidOperationException($"'{kernel.Name}' has no C# kernel, which the magic commands belong to.");
        if (csharp.KernelInfo.SupportedDirectives.Any(d => d.Name == CompareCommand.Name))
            return Task.CompletedTask;
        csharp.AddDirective<CompareCommand>(CompareCommand.Directive(csharp), (command, context) => SaidAsync(command, context, command.RunAsync(csharp, context)));
        csharp.AddDirective<KwicCommand>(KwicCommand.Directive(csharp), (command, context) => SaidAsync(command, context, command.RunAsync(csharp, context)));
        csharp.AddDirective<KeynessCommand>(KeynessCommand.Directive(csharp), (command, context) => SaidAsync(command, context, command.RunAsync(csharp, context)));
        return Task.CompletedTask;
    }

    // What is wrong with a command's words is said in a sentence, without the places in the code where it was found.
    private static async Task SaidAsync(KernelCommand command, KernelInvocationContext context, Task run)
    {
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or DataFormatException)
        {
            context.Fail(command, message: e.Message);
        }
    }
}
