using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>The database file of a store: opens it, knows its schema, and turns DuckDB's errors into ones that say what to do.</summary>
internal sealed partial class StoreFile
{
    private const string Format = "analysiskit";
    private const int Version = 1;

    private static readonly Lock Closing = new();
    private static readonly Lazy<string> OwnFolder = new(MakeOwnFolder);

    private readonly string _connection;

    private StoreFile(string path, StoreOptions options)
    {
        Name = path;
        Options = options;
        var full = Path.GetFullPath(path);
        _connection = new DuckDBConnectionStringBuilder
        {
            DataSource = full,
            // The database sees its own file and this folder, and nothing else: also a view in a store that somebody else has made reads no other file. The folder comes first, since it cannot be set afterwards.
            ["temp_directory"] = options.ReadOnly && !CanWriteBeside(full) ? OwnFolder.Value : full + ".tmp",
            ["enable_external_access"] = "false",
            ["allow_community_extensions"] = "false",
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{options.MemoryMegabytes}MB"),
            ["threads"] = options.Threads.ToString(CultureInfo.InvariantCulture),
            // Every checkpoint writes the last block of rows again, so fewer checkpoints make an import faster and the file smaller.
            ["checkpoint_threshold"] = "64MB",
            ["ACCESS_MODE"] = options.ReadOnly ? "READ_ONLY" : "READ_WRITE",
        }.ConnectionString;
    }

    /// <summary>The path as the user gave it.</summary>
    public string Name { get; }

    public StoreOptions Options { get; }

    /// <summary>Opens an existing store.</summary>
    public static (StoreFile File, DuckDBConnection Connection) Open(string path, StoreOptions options)
    {
        if (Directory.Exists(path))
            throw new StoreException(StoreProblem.NotAStore, path, "This is a folder, and a store is one file. Import the folder: analysiskit import FOLDER --store NAME.duckdb.");
        if (!File.Exists(path))
            throw new StoreException(StoreProblem.Path, path, $"There is no such store (looked for {Path.GetFullPath(path)}). Make one: analysiskit import ARTICLES --store {path}.");
        var file = new StoreFile(path, options);
        var connection = file.Connect();
        try
        {
            file.GuardRows(() =>
            {
                file.CheckSchema(connection);
                return true;
            });
            return (file, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store, or makes one if there is no file or only an empty database, which a process leaves if it is killed at the very start.</summary>
    public static (StoreFile File, DuckDBConnection Connection) OpenOrCreate(string path, StoreOptions options)
    {
        if (options.ReadOnly)
            return Open(path, options);
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            File.Delete(path);
        if (!File.Exists(path) && !Directory.Exists(path))
            RequireFolder(path);
        else if (Directory.Exists(path) || !IsEmptyDatabase(path, options))
            return Open(path, options);
        var file = new StoreFile(path, options);
        var connection = file.Connect();
        try
        {
            file.Guard(() => connection.InTransaction(() => connection.Execute(Script("schema.sql") + Script("later.sql") + Script("rejects.sql"))));
            return (file, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Brings the tables of a store of an earlier kit up to date.</summary>
    public static void Upgrade(DuckDBConnection connection)
    {
        if (!Has(connection, "corrections", "line"))
            connection.Execute(Script("later.sql"));
    }

    /// <summary>Whether a table has a column; stores of earlier kits lack some.</summary>
    public static bool Has(DuckDBConnection connection, string table, string column) =>
        connection.Scalar<long>("SELECT count(*) FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", table, column) > 0;

    /// <summary>A new connection, for one piece of work on one thread.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(_connection);
        try
        {
            connection.Open();
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw CannotOpen(e);
        }
    }

    /// <summary>
    /// Gives the database the memory that queries may use and locks its settings, before the first text of a user runs on it. Other work in the same process goes on with what queries may use.
    /// </summary>
    public void CloseForQueries(DuckDBConnection connection)
    {
        lock (Closing)
        {
            if (connection.Scalar<bool>("SELECT current_setting('lock_configuration')"))
                return;
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{Math.Max(Options.QueryMegabytes, Options.MemoryMegabytes)}MB'"));
            connection.Execute("SET lock_configuration = true");
        }
    }

    /// <summary>The folder beside the store, or one of the process, in which the database may write: intermediate results, and files on their way to where they belong.</summary>
    public string Drafts()
    {
        using var connection = Connect();
        return connection.Scalar<string>("SELECT current_setting('temp_directory')");
    }

    private static bool CanWriteBeside(string path)
    {
        try
        {
            File.Create(string.Create(CultureInfo.InvariantCulture, $"{path}.{Guid.NewGuid():N}.tmp"), 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string MakeOwnFolder()
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-store-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    }

    /// <summary>Does the work, and turns an error of the database into a <see cref="StoreException"/>.</summary>
    public void Guard(Action work) => Guard(() =>
    {
        work();
        return true;
    });

    /// <summary>Does the work, and turns an error of the database into a <see cref="StoreException"/>.</summary>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>Reads rows, and turns what a damaged store makes of them into a <see cref="StoreException"/>. The work runs no code of users.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A damaged store shows itself wherever its values are used.")]
    public T GuardRows<T>(Func<T> work)
    {
        try
        {
            return Guard(work);
        }
        catch (Exception e) when (e is not (StoreException or OperationCanceledException or OutOfMemoryException or IOException))
        {
            throw new StoreException(StoreProblem.NotAStore, Name, $"The store is damaged: {e.Message.TrimEnd('.')}. Put back a copy of it, or import the articles into a new store.", e);
        }
    }

    /// <summary>The items, guarded while they are made of rows.</summary>
    public IEnumerable<T> GuardRows<T>(IEnumerable<T> items)
    {
        using var enumerator = items.GetEnumerator();
        while (GuardRows(enumerator.MoveNext))
            yield return enumerator.Current;
    }

    public StoreException Failed(DuckDBException e) => new(
        StoreProblem.Failed, Name, $"The database could not go on: {Reason(e)} Check the disk's free space{(e.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) ? " and give it more memory (StoreOptions.MemoryMegabytes, QueryMegabytes)" : "")}; what was stored before is safe.", e);

    /// <summary>DuckDB's message without the name of the call, as a sentence.</summary>
    public static string Reason(DuckDBException e)
    {
        var message = e.Message.StartsWith("DuckDBOpen failed: ", StringComparison.Ordinal) ? e.Message["DuckDBOpen failed: ".Length..] : e.Message;
        message = message.TrimEnd();
        return message[^1] is '.' or '!' or '?' or '^' ? message : message + ".";
    }

    private static void RequireFolder(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new StoreException(StoreProblem.Path, path, $"There is no folder {folder}. Make it first, or check the path.");
    }

    private static bool IsEmptyDatabase(string path, StoreOptions options)
    {
        var file = new StoreFile(path, options);
        using var connection = file.Connect();
        return file.Guard(() => connection.Scalar<long>("SELECT count(*) FROM duckdb_tables()") == 0);
    }

    /// <summary>An SQL script embedded in the assembly.</summary>
    public static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private void CheckSchema(DuckDBConnection connection)
    {
        if (connection.Scalar<long>("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'store' AND column_name IN ('format', 'version')") != 2
            || connection.Rows("SELECT version FROM store WHERE format = ?", [Format], r => r.GetInt32(0)) is not [var version])
        {
            throw new StoreException(StoreProblem.NotAStore, Name, "This is a DuckDB database, but no store of AnalysisKit. Choose another name, or query it with DuckDB itself.");
        }

        if (version > Version)
            throw new StoreException(StoreProblem.NewerSchema, Name, $"The store has schema {version}, and this AnalysisKit knows schemas up to {Version}: it was made by a newer one. Update AnalysisKit, or import the articles into a new store.");
    }

    private StoreException CannotOpen(DuckDBException e)
    {
        if (e.Message.Contains("Could not set lock", StringComparison.Ordinal))
        {
            var holder = Holder().Match(e.Message) is { Success: true } match ? $"{match.Groups["program"].Value}, process {match.Groups["id"].Value}," : "Another process";
            return new StoreException(StoreProblem.Locked, Name, $"{holder} has the store open. Wait for it to end or close it (a notebook closes a store with Dispose, or when its kernel stops). Several processes may read at the same time when none writes.", e);
        }

        if (e.Message.Contains("not a valid DuckDB database", StringComparison.Ordinal))
            return new StoreException(StoreProblem.NotAStore, Name, "The file is no store: it is not a DuckDB database. Give the path of a store, or choose another name for a new one.", e);
        if (e.Message.Contains("Could not read", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("corrupt", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("checksum", StringComparison.OrdinalIgnoreCase))
            return new StoreException(StoreProblem.NotAStore, Name, $"The store is cut off or damaged: {Reason(e)} Put back a copy of it, or import the articles into a new store.", e);
        return new StoreException(StoreProblem.Failed, Name, $"The store cannot be opened: {Reason(e)} Check the path and your rights to it.", e);
    }

    [GeneratedRegex(@"Conflicting lock is held in (?<program>.+?) \(PID (?<id>\d+)\)")]
    private static partial Regex Holder();
}
