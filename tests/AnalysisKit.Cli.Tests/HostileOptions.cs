using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli.Tests;

/// <summary>Values of options with which scripts and manifests could be broken out of. The same seed gives the same values.</summary>
internal sealed class HostileOptions(int seed)
{
    /// <summary>The file that appears in the current folder if any part of a value is run.</summary>
    public const string Canary = "canary";

    private static readonly string[] Steering = ["\n", "\r", "\r\n", "\t", "\0", "\v", "\f", "\u001b[2J", "\u0085", "\u2028", "\u2029", "\u007f", "\ud800", "\udc00", "\uffff", "\n#SBATCH --wrap=x", $"\ntouch {Canary}\n", $"'\ntouch {Canary}\n'", "\n---\n", "\n  - x: y"];

    private static readonly string[] Special =
    [
        $"$(touch {Canary})", $"`touch {Canary}`", $";touch {Canary};", $"&&touch {Canary}", $"||touch {Canary}", $"|touch {Canary}", $"&touch {Canary}&", $"'$(touch {Canary})'", $"\"$(touch {Canary})\"", $"';touch {Canary};'", $"\";touch {Canary};\"",
        $"$((a[$(touch {Canary})]))", $"<(touch {Canary})", $">{Canary}", $">>{Canary}", $"2>{Canary}", $"\\';touch {Canary}#", $"$'\\n'touch {Canary}", "${IFS}", "$HOME", "$$", "$", "$1", "$@", "$part", "$(JOB_COMPLETION_INDEX)", "$$(JOB_COMPLETION_INDEX)", "${SLURM_ARRAY_TASK_ID}",
        "'", "''", "\"", "\"\"", "\\", "\\\\", "`", "-", "--", "-rf", "--wrap=x", "--out=x", " ", "  ", " # ", "#", "#!", "%", "%a", "%%", "%j", "!", "!!", "!x", "~", "~root", "*", "?", "[a-z]", "{a,b}", "{", "}", "[", "]", "(", ")", "<", "<<EOF", "EOF", "&", "&a", "*a", "|", ">", "@", "@x",
        ":", ": ", ":x", "- ", ", ", "=", "A=b", "yes", "no", "on", "null", "true", "1e3", "0x1F", "1:30", "12:30:45", "2001-01-01", "1_000", ".inf", "---", "...", "%YAML 1.1", "!!python/object:os.system", "? ", "<<", "\u00a0", "\u202e", "\u200f", "\ufeff", "\U0001F4F0", "أخبار", "قال: «نعم»", "é", "e\u0301",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A value of one to five pieces; in about one of twelve with a character that ends a line or steers.</summary>
    public string Value()
    {
        var text = new StringBuilder();
        for (var pieces = 1 + _random.Next(5); pieces > 0; pieces--)
            text.Append(_random.Next(40) == 0 ? Steering[_random.Next(Steering.Length)] : _random.Next(6) == 0 ? "x" : Special[_random.Next(Special.Length)]);
        return text.ToString();
    }

    /// <summary>Such a value as the name of a file: no /, and neither of the two names of folders.</summary>
    public string FileName() => Value().Replace('/', '_') is var name && name is "." or ".." ? "x" + name : name;

    /// <summary>The value given, or null in one of two cases.</summary>
    public string? Sometimes() => _random.Next(2) == 0 ? Value() : null;

    /// <summary>A name of jobs, which must be small letters, digits and hyphens; sometimes it is not.</summary>
    public string JobName() => _random.Next(8) == 0 ? Value() : string.Create(CultureInfo.InvariantCulture, $"job-{_random.Next(100)}");

    /// <summary>Whether a text keeps to its line in every reader.</summary>
    public static bool StaysOnItsLine(string text) => !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar || r.Value < 0x20 || r.Value is >= 0x7f and < 0xa0 or 0x2028 or 0x2029 or 0xfffe or 0xffff);

    /// <summary>Whether a text is such a name.</summary>
    public static bool IsJobName(string text) => text.Length is > 0 and <= 52 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') && text[0] != '-' && text[^1] != '-';
}
