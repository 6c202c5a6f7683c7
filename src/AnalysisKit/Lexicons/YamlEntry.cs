using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnalysisKit;

/// <summary>A node of a YAML file that knows its position, so that every error names file and line. Used for topics, catalogues and lexicons.</summary>
internal sealed class YamlEntry
{
    private readonly YamlNode _node;
    private readonly string _file;

    private YamlEntry(string file, YamlNode node)
    {
        _file = file;
        _node = node;
    }

    public long Line => _node.Start.Line;

    public bool IsScalar => _node is YamlScalarNode;

    public bool IsMap => _node is YamlMappingNode;

    public bool IsList => _node is YamlSequenceNode;

    /// <summary>Reads a file.</summary>
    public static YamlEntry Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file \"{path}\". Give the path of a YAML file.", path);
        using var reader = new StreamReader(path);
        return Read(path, reader);
    }

    /// <summary>Reads a lexicon that is embedded in this assembly, by the path it has in the project.</summary>
    public static YamlEntry Embedded(string name)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks the lexicon {name}.");
        using var reader = new StreamReader(stream);
        return Read(name, reader);
    }

    public static YamlEntry Parse(string name, string text) => Read(name, new StringReader(text));

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The YAML reader throws exceptions of many kinds where a file ends inside a bracket.")]
    private static YamlEntry Read(string name, TextReader reader)
    {
        var stream = new YamlStream();
        var events = new BoundedYaml(new Parser(reader));
        try
        {
            stream.Load(events);
        }
        catch (YamlBoundException e)
        {
            throw new DataFormatException(name, e.Start.Line, $"This YAML is refused: {e.Message}. Write it flat, without brackets in brackets and without aliases.", e);
        }
        catch (YamlException e)
        {
            throw new DataFormatException(name, e.Start.Line, $"This is not valid YAML: {e.Message.TrimEnd('.')}. Check indentation, quotes and colons.", e);
        }
        catch (Exception e) when (e is not (IOException or OutOfMemoryException))
        {
            throw new DataFormatException(name, events.Current?.End.Line ?? 1, "This is not valid YAML behind this place: a bracket, a brace or a quotation mark is perhaps not closed. Close it, or put the value in quotes.", e);
        }

        if (stream.Documents.Count == 0)
            throw new DataFormatException(name, 0, "The file is empty.");
        return new YamlEntry(name, stream.Documents[0].RootNode);
    }

    public DataFormatException Error(string problem) => new(_file, Line, problem);

    /// <summary>Adds the content to a hash; comments and layout do not count.</summary>
    public void AddTo(IncrementalHash hash) => Add(_node, hash);

    private static void Add(YamlNode node, IncrementalHash hash)
    {
        switch (node)
        {
            case YamlMappingNode map:
                Add('{', map.Children.Count, hash);
                foreach (var (key, value) in map.Children)
                {
                    Add(key, hash);
                    Add(value, hash);
                }

                break;
            case YamlSequenceNode list:
                Add('[', list.Children.Count, hash);
                foreach (var child in list.Children)
                    Add(child, hash);
                break;
            default:
                var text = Encoding.UTF8.GetBytes(((YamlScalarNode)node).Value ?? "");
                Add('"', text.Length, hash);
                hash.AppendData(text);
                break;
        }
    }

    private static void Add(char kind, int size, IncrementalHash hash) => hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{size};")));

    /// <summary>The entries of a map; throws for keys that are not in <paramref name="allowed"/>.</summary>
    public IReadOnlyDictionary<string, YamlEntry> Map(params string[] allowed)
    {
        if (_node is not YamlMappingNode map)
            throw Error($"Keys with values are expected here, as in \"key: value\"{(allowed.Length > 0 ? $"; the keys are {string.Join(", ", allowed)}" : "")}.");
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : throw new DataFormatException(_file, key.Start.Line, "A key must be a plain word.");
            if (allowed.Length > 0 && !allowed.Contains(name))
                throw new DataFormatException(_file, key.Start.Line, $"Unknown key \"{name}\". Known here: {string.Join(", ", allowed)}.");
            if (!entries.TryAdd(name, new YamlEntry(_file, value)))
                throw new DataFormatException(_file, key.Start.Line, $"The key \"{name}\" occurs twice.");
        }

        return entries;
    }

    public IEnumerable<YamlEntry> List()
    {
        if (_node is not YamlSequenceNode list)
            throw Error("A list is expected here, as in \"[first, second]\".");
        return list.Children.Select(n => new YamlEntry(_file, n));
    }

    public string Text()
    {
        if (_node is not YamlScalarNode scalar)
            throw Error("A single value is expected here, and no list and no keys.");
        return scalar.Value ?? "";
    }

    /// <summary>A list of words, or a single one.</summary>
    public IReadOnlyList<string> Words() => _node is YamlScalarNode ? [Text()] : [.. List().Select(e => e.Text())];

    public double Number(double least, double most)
    {
        if (!double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            throw Error(string.Create(CultureInfo.InvariantCulture, $"Expected a number from {least} to {most}, found \"{Text()}\"."));
        return number;
    }

    public DateOnly Date()
    {
        if (!DateOnly.TryParseExact(Text(), ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw Error($"Expected a date as 2012-07-17, found \"{Text()}\".");
        return date;
    }

    public T OneOf<T>(params (string Name, T Value)[] choices)
    {
        var text = Text();
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }

        throw Error($"Expected one of {string.Join(", ", choices.Select(c => c.Name))}, found \"{text}\".");
    }
}
