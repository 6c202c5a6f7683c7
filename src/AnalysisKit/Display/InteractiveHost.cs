using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Analysis;

namespace AnalysisKit;

/// <summary>
/// Shows a <see cref="DataFrame"/> as a table in .NET Interactive, also where the kit is loaded by its path. Result types of the kit tell that host themselves how they are shown
/// (<see cref="TypeFormatterSourceAttribute"/>); a frame is a type of another package. The host is found by name, so that the kit needs no reference to it.
/// </summary>
internal static class InteractiveHost
{
    private const string Name = "Microsoft.DotNet.Interactive";
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    private static readonly string[] Preferred = [Html, Plain];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A cell that makes a frame calls the kit before its value is formatted, and calls nothing else of it.")]
    internal static void Register()
    {
        // The kit's own session has the formatting package alone, and registers its own formats.
        if (Loaded(Name) is null || Loaded(Name + ".Formatting")?.GetType(Name + ".Formatting.Formatter") is not { } formatter)
            return;
        Register(formatter);
    }

    /// <summary>Registers with a class that has the host's two methods.</summary>
    internal static void Register(Type formatter)
    {
        var register = formatter.GetMethod("Register", BindingFlags.Public | BindingFlags.Static, [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        var prefer = formatter.GetMethod("SetPreferredMimeTypesFor", BindingFlags.Public | BindingFlags.Static, [typeof(Type), typeof(string[])]);
        if (register is null || prefer is null)
            return;
        Add(Html, DataFrameText.Html);
        Add(Plain, DataFrameText.Plain);
        prefer.Invoke(null, [typeof(DataFrame), Preferred]);

        void Add(string mimeType, Func<DataFrame, string> text) =>
            register.Invoke(null, [typeof(DataFrame), (Action<object, TextWriter>)((frame, writer) => writer.Write(text((DataFrame)frame))), mimeType]);
    }

    private static Assembly? Loaded(string name) => Array.Find(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == name);
}
