using System.Globalization;

namespace AnalysisKit;

/// <summary>A condition on the fields of an article, as <see cref="ConditionParser"/> reads it.</summary>
internal abstract record ArticleCondition
{
    /// <summary>The fields that it looks at.</summary>
    public abstract IEnumerable<string> Fields { get; }

    public abstract bool Holds(Article article);

    /// <summary>Whether a field is the date of publication.</summary>
    public static bool IsDate(string field) => field == "date";

    /// <summary>Several conditions, all of which, or one of which, must hold.</summary>
    internal sealed record Joined(IReadOnlyList<ArticleCondition> Parts, bool All) : ArticleCondition
    {
        public override IEnumerable<string> Fields => Parts.SelectMany(p => p.Fields);

        public override bool Holds(Article article) => All ? Parts.All(p => p.Holds(article)) : Parts.Any(p => p.Holds(article));
    }

    internal sealed record Not(ArticleCondition Part) : ArticleCondition
    {
        public override IEnumerable<string> Fields => Part.Fields;

        public override bool Holds(Article article) => !Part.Holds(article);
    }

    /// <summary>The field contains a text, in any spelling.</summary>
    internal sealed record Contains(string Field, string Text) : ArticleCondition
    {
        private readonly string _normal = NormalForm.Of(Text, NormalFormMode.IgnoreCase);

        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(Article article) => NormalForm.Of(Value(article, Field), NormalFormMode.IgnoreCase).Contains(_normal, StringComparison.Ordinal);
    }

    /// <summary>The field compares with a value in one of several ways.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Text">The value.</param>
    /// <param name="Ways">The signs of comparison (-1, 0, 1) for which it holds.</param>
    internal sealed record Compared(string Field, string Text, int[] Ways) : ArticleCondition
    {
        private readonly double? _number = Number(Text);

        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(Article article)
        {
            var value = Value(article, Field);
            if (Ways is [0])
                return value == Text;
            if (value.Length == 0)
                return false;
            var sign = _number is { } wanted && Number(value) is { } number ? number.CompareTo(wanted) : string.CompareOrdinal(value, Text);
            return Ways.Contains(Math.Sign(sign));
        }

        private static double? Number(string text) => double.TryParse(NormalForm.Of(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The date of publication lies before, in or after a period.</summary>
    internal sealed record Dated(DatePeriod Period, int[] Ways) : ArticleCondition
    {
        public override IEnumerable<string> Fields => ["date"];

        public override bool Holds(Article article) =>
            article.Published is { } date && Ways.Contains(date < Period.First ? -1 : date > Period.Last ? 1 : 0);
    }

    private static string Value(Article article, string field) => (field == "text" ? article.Text : article.Field(field)) ?? "";
}
