using System.Text.RegularExpressions;

namespace AnalysisKit.Jupyter;

/// <summary>
/// The kernels in Jupyter's folders, by <see href="https://jupyter.readthedocs.io/en/latest/use/jupyter-directories.html">Jupyter's rules</see>: a folder <c>kernels/NAME</c> with a <c>kernel.json</c>,
/// in the user's data folder, in that of a Python environment (a prefix), or in one that the variable JUPYTER_PATH names.
/// </summary>
public static partial class KernelSpecs
{
    /// <summary>The usual name in notebooks.</summary>
    public const string UsualName = "analysiskit-csharp";

    private const string File = "kernel.json";

    /// <summary>The user's own data folder of Jupyter.</summary>
    public static string UserFolder { get; } = FindUserFolder(Environment.GetEnvironmentVariable);

    /// <summary>The data folder of a Python environment.</summary>
    public static string PrefixFolder(string prefix) => Path.GetFullPath(Path.Combine(prefix, "share", "jupyter"));

    /// <summary>Whether Jupyter accepts a name: letters, digits, dots, hyphens and underscores.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name) && name is not ("." or "..");

    /// <summary>Installs a kernel, and replaces one of the same name. The file is written whole or not at all.</summary>
    /// <param name="dataFolder">Jupyter's data folder.</param>
    /// <param name="name">The name that notebooks carry, such as <see cref="UsualName"/>, or <c>.net-csharp</c> for those made with .NET Interactive.</param>
    /// <param name="spec">How the kernel is started.</param>
    /// <returns>The folder of the kernel.</returns>
    /// <exception cref="ArgumentException">Jupyter does not accept such a name.</exception>
    public static string Install(string dataFolder, string name, KernelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!IsName(name))
            throw new ArgumentException($"'{name}' cannot be a kernel's name: only letters, digits, '.', '-' and '_' can be in it.", nameof(name));
        var folder = Path.Combine(dataFolder, "kernels", name);
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{File}.{Environment.ProcessId}.tmp");
        try
        {
            System.IO.File.WriteAllText(draft, spec.ToJson());
            System.IO.File.Move(draft, Path.Combine(folder, File), overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(draft);
        }

        return folder;
    }

    /// <summary>The kernel of a name in a data folder, if it is one of this kit.</summary>
    public static InstalledKernel? Find(string dataFolder, string name)
    {
        var folder = Path.Combine(dataFolder, "kernels", name);
        var file = Path.Combine(folder, File);
        return IsName(name) && System.IO.File.Exists(file) && KernelSpec.Parse(System.IO.File.ReadAllText(file)) is { } spec ? new InstalledKernel(name, folder, spec) : null;
    }

    /// <summary>The kernels of this kit in some data folders, those that Jupyter prefers first.</summary>
    public static IReadOnlyList<InstalledKernel> List(IEnumerable<string> dataFolders) =>
    [
        .. dataFolders
            .Select(folder => Path.Combine(folder, "kernels"))
            .Where(Directory.Exists)
            .SelectMany(kernels => Directory.GetDirectories(kernels).Order(StringComparer.Ordinal).Select(folder => Find(Path.GetDirectoryName(kernels)!, Path.GetFileName(folder))))
            .OfType<InstalledKernel>(),
    ];

    /// <summary>The data folders in which Jupyter looks, independently of its Python.</summary>
    public static IReadOnlyList<string> SearchFolders()
    {
        var path = (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string?[] environment = [Environment.GetEnvironmentVariable("VIRTUAL_ENV"), Environment.GetEnvironmentVariable("CONDA_PREFIX")];
        string[] system = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
        return [.. path.Concat([UserFolder]).Concat(environment.OfType<string>().Select(PrefixFolder)).Concat(system).Distinct()];
    }

    /// <summary>Removes a kernel: first makes it invisible to Jupyter, then deletes its files.</summary>
    public static void Uninstall(InstalledKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        System.IO.File.Delete(Path.Combine(kernel.Folder, File));
        Directory.Delete(kernel.Folder, recursive: true);
    }

    internal static string FindUserFolder(Func<string, string?> variable)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } folder)
            return Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        return variable("XDG_DATA_HOME") is { Length: > 0 } data ? Path.Combine(data, "jupyter") : Path.Combine(home, ".local", "share", "jupyter");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex NamePattern();
}
