using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>Reads a condition on articles: comparisons joined by and, or, not and parentheses; see <see cref="ArticleFilter.Where"/>.</summary>
internal sealed class ConditionParser
{
    // A parser that descends needs a bound, as all that reads what users give.
    private const int MostNested = 100;

    private const string Form = "Write FIELD ~ TEXT (contains), or =, !=, !~, <, <=, >, >= in the place of ~, joined by and, or, not and parentheses.";

    private static readonly string[] Operators = ["!~", "!=", "<=", ">=", "~", "=", "<", ">"];
    private static readonly string[] DateNames = ["date", "published", "day", "month", "year"];

    private readonly string _text;
    private int _at;
    private int _depth;

    private ConditionParser(string text) => _text = text;

    /// <exception cref="FormatException">It is no condition.</exception>
    public static ArticleCondition Parse(string text)
    {
        var parser = new ConditionParser(text);
        var condition = parser.Or();
        parser.SkipSpace();
        return parser._at == text.Length
            ? condition
            : throw Wrong(parser._at, text[parser._at] == ')' ? "there is a ) without its (." : $"\"{parser.Rest()}\" follows what is complete. Join conditions by and or or, and put a text of several words in quotes: title ~ \"two words\".");
    }

    private ArticleCondition Or() => Joined("or", And, all: false);

    private ArticleCondition And() => Joined("and", Not, all: true);

    private ArticleCondition Joined(string word, Func<ArticleCondition> part, bool all)
    {
        var first = part();
        if (!Takes(word))
            return first;
        var parts = new List<ArticleCondition> { first };
        do
        {
            parts.Add(part());
        }
        while (Takes(word));
        return new ArticleCondition.Joined(parts, all);
    }

    private ArticleCondition Not()
    {
        if (++_depth > MostNested)
            throw Wrong(_at, $"conditions are nested more than {MostNested} deep.");
        try
        {
            if (Takes("not"))
                return new ArticleCondition.Not(Not());
            SkipSpace();
            if (_at == _text.Length || _text[_at] != '(')
                return Comparison();
            var open = _at++;
            var inner = Or();
            SkipSpace();
            if (_at == _text.Length)
                throw Wrong(open, "the ( has no ).");
            if (_text[_at] != ')')
                throw Wrong(_at, $"\"{Rest()}\" stands where ), and or or is expected. A text of several words stands in quotes.");
            _at++;
            return inner;
        }
        finally
        {
            _depth--;
        }
    }

    private ArticleCondition Comparison()
    {
        SkipSpace();
        var start = _at;
        var field = Field();
        SkipSpace();
        var sign = Array.Find(Operators, o => string.CompareOrdinal(_text, _at, o, 0, o.Length) == 0) ?? throw Wrong(_at, _at == _text.Length ? $"the condition ends after \"{field}\". {Form}" : $"\"{Rest()}\" stands where ~, = or another comparison is expected. {Form}");
        var signAt = _at;
        _at += sign.Length;
        SkipSpace();
        var valueAt = _at;
        var value = Value(sign);
        if (DateNames.Contains(field))
            return Date(field, sign, signAt, value, valueAt);
        return sign switch
        {
            "~" or "!~" when NormalForm.Of(value).Length == 0 => throw Wrong(valueAt, $"every text contains an empty one. For articles without a {field} write {field} = \"\"."),
            "~" => new ArticleCondition.Contains(field, value),
            "!~" => new ArticleCondition.Not(new ArticleCondition.Contains(field, value)),
            "!=" => new ArticleCondition.Not(new ArticleCondition.Compared(field, value, [0])),
            _ => new ArticleCondition.Compared(field, value, Ways(sign)),
        };
    }

    private static ArticleCondition Date(string field, string sign, int signAt, string value, int valueAt)
    {
        if (sign is "~" or "!~")
            throw Wrong(signAt, $"a date is compared by =, !=, <, <=, > or >=, as in {field} >= 2012-07.");
        if (!DatePeriod.TryParse(value, out var period))
            throw Wrong(valueAt, $"\"{value}\" is no date. Write {DatePeriod.Form}.");
        return sign == "!=" ? new ArticleCondition.Not(new ArticleCondition.Dated(period, [0])) : new ArticleCondition.Dated(period, Ways(sign));
    }

    private static int[] Ways(string sign) => sign switch
    {
        "<" => [-1],
        "<=" => [-1, 0],
        ">" => [1],
        ">=" => [0, 1],
        _ => [0],
    };

    private string Field()
    {
        if (_at == _text.Length)
            throw Wrong(_at, $"a condition is expected. {Form}");
        if (Quoted() is { } quoted)
            return quoted.Length > 0 ? quoted : throw Wrong(_at, "a field has a name.");
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !"~=!<>()\"'«".Contains(_text[_at], StringComparison.Ordinal))
            _at++;
        if (_at == start)
            throw Wrong(start, $"\"{Rest()}\" stands where the name of a field is expected. {Form}");
        var name = _text[start.._at];
        var own = name.ToLowerInvariant();
        return DateNames.Contains(own) ? "date" : own == "text" || ArticleFields.Names.Contains(own) ? own : name;
    }

    private string Value(string sign)
    {
        if (_at < _text.Length && Quoted() is { } quoted)
            return quoted;
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')'))
            _at++;
        return _at > start ? _text[start.._at] : throw Wrong(start, $"a text is expected after {sign}; an empty one is \"\".");
    }

    /// <summary>The text in quotation marks that begins here; null if none does.</summary>
    private string? Quoted()
    {
        char? end = _text[_at] switch
        {
            '"' => '"',
            '\'' => '\'',
            '«' => '»',
            '“' => '”',
            _ => null,
        };
        if (end is null)
            return null;
        var open = _at++;
        var quoted = new StringBuilder();
        for (; _at < _text.Length && _text[_at] != end; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length && (_text[_at + 1] == end || _text[_at + 1] is '\\' or '"' or '\''))
                _at++;
            quoted.Append(_text[_at]);
        }

        if (_at == _text.Length)
            throw Wrong(open, $"the quotation mark has no second one, {end}.");
        _at++;
        return quoted.ToString();
    }

    /// <summary>Passes over a word, if it stands here as a word of its own.</summary>
    private bool Takes(string word)
    {
        SkipSpace();
        var end = _at + word.Length;
        if (end > _text.Length || !_text.AsSpan(_at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            return false;
        if (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('(' or ')'))
            return false;
        _at = end;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private string Rest() => _text.Length - _at <= 20 ? _text[_at..] : _text[_at..(_at + 20)] + "…";

    private static FormatException Wrong(int at, string what) => new(string.Create(CultureInfo.InvariantCulture, $"at character {at + 1}: {what}"));
}
