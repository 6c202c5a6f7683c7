using System.Text;
using CsCheck;

namespace AnalysisKit.Tests;

public class TermShapesTests
{
    [Theory]
    // Addresses of pages: with and without scheme, with brackets and Arabic in the path, and with what ends the sentence after them.
    [InlineData("انظر https://news.example/a/b?x=1&y=2#top، ثم عد.", "انظر", "https://news.example/a/b?x=1&y=2#top", "ثم", "عد")]
    [InlineData("(http://example.org/wiki/Cairo_(Illinois)).", "http://example.org/wiki/Cairo_(Illinois)")]
    [InlineData("على https://ar.example.org/wiki/بيروت اليوم", "علي", "https://ar.example.org/wiki/بيروت", "اليوم")]
    [InlineData("موقع www.Example.ORG وموقع example.com:8080/x.", "موقع", "www.Example.ORG", "وموقع", "example.com:8080/x")]
    [InlineData("نقلا عن bbc.co.uk وقالت", "نقلا", "عن", "bbc.co.uk", "وقالت")]
    // Mail, accounts and hashtags, in small letters.
    [InlineData("راسلونا: Desk.News+1@Example.com!", "راسلونا", "desk.news+1@example.com")]
    [InlineData("كتب @Some_One وكتبت @name@social.example", "كتب", "@some_one", "وكتبت", "@name@social.example")]
    [InlineData("وسم #لا_للحرب و #COP21", "وسم", "#لا_للحرب", "و", "#cop21")]
    // Numbers in all digits and with all separators, dates and times.
    [InlineData("١٬٢٥٠٫٥ و 1,250.5 و ۱٬۲۵۰٫۵", "1,250.5", "و", "1,250.5", "و", "1,250.5")]
    [InlineData("في ١٠/٧/٢٠١٢ و 10/7/2012 و 2012-07-10 الساعة 10:30", "في", "10/7/2012", "و", "10/7/2012", "و", "2012-07-10", "الساعه", "10:30")]
    [InlineData("نسبة 50% أو ٥٠٪", "نسبه", "50", "او", "50")]
    // What looks like one of these and is none.
    [InlineData("فاز 2:1 في موسم 2011-2012 برقم 3/4", "فاز", "2", "1", "في", "موسم", "2011", "2012", "برقم", "3", "4")]
    [InlineData("رقم #1 و # و @ و a@b و C#sharp", "رقم", "1", "و", "و", "و", "a", "b", "و", "C", "sharp")]
    [InlineData("U.S. and e.g. Inc.The end.And", "U", "S", "and", "e", "g", "Inc", "The", "end", "And")]
    [InlineData("&#1575; &#x41; #171;قال#187;", "1575", "x", "41", "قال")]
    [InlineData("http:// https:/x ftp", "http", "https", "x", "ftp")]
    public void Terms_ShapesOfSeveralMarks_AreOneTermEach(string text, params string[] expected)
    {
        Assert.Equal(expected, Forms(text));
        Assert.Equal(expected, FormsOfUtf8(text));
    }

    [Fact]
    public void Terms_AnyText_AreTheSameInUtf8AndUtf16() =>
        Gen.OneOf(
            Gen.OneOf("#", "@", "&", "://", "http", "www.", ".com", "example", ".", "-", "/", ":", "_", "(", ")", "قال", "وَ", "١٢", "12", "2012", "é", "😀", "𞤀", " ", "\n", "\u200F", "،", "٫", "٬", "%", "+", "A", "z"),
            Gen.Char.Select(c => char.IsSurrogate(c) ? "x" : c.ToString()))
            .List[0, 40].Select(parts => string.Concat(parts)).Sample(text => Assert.Equal(Forms(text), FormsOfUtf8(text)), iter: 20_000);

    [Fact]
    public void Without_Kinds_AreLeftOutOfEveryCount()
    {
        Article[] articles = [new() { Id = "1", Text = "قال الوزير في 2012 إن https://news.example/a يكذب، وكتب #الحقيقة و @desk إلى desk@news.example عن NATO." }];
        var kinds = Enum.GetValues<TermKinds>().Aggregate((a, b) => a | b);
        string[] words = ["إن", "إلى", "الوزير", "عن", "في", "قال", "و", "وكتب", "يكذب"];

        var all = articles.Terms();
        var few = articles.Terms(options: new TermOptions().Without(kinds));
        var stems = articles.Terms(options: new TermOptions { Threads = 1 }.ByStem().Without(kinds));
        var pairs = articles.Terms(options: new TermOptions { Size = 2 }.Without(TermKinds.Urls));
        var tokens = articles.Tokens(options: new TermOptions().Without(TermKinds.Numbers));

        Assert.Equal(words.Concat(["#الحقيقة", "2012", "@desk", "NATO", "desk@news.example", "https://news.example/a"]).Order(StringComparer.Ordinal), all.Select(t => t.Term).Order(StringComparer.Ordinal));
        Assert.Equal(words.Order(StringComparer.Ordinal), few.Select(t => t.Term).Order(StringComparer.Ordinal));
        Assert.Equal(few.Total, stems.Total);
        Assert.Null(pairs.Find("إن https://news.example/a"));
        Assert.Equal(1, pairs.CountOf("قال الوزير"));
        Assert.Equal((0, 1), (tokens.CountOf("2012"), tokens.CountOf("NATO")));
        Assert.Single(articles.Concordance("#الحقيقة"));
        Assert.Empty(articles.Concordance("الحقيقة"));
    }

    [Fact]
    public void KindOf_Forms_NamesTheirKind() => Assert.Equal(
        [TermKinds.None, TermKinds.Numbers, TermKinds.Numbers, TermKinds.Foreign, TermKinds.Urls, TermKinds.Urls, TermKinds.Emails, TermKinds.Emails, TermKinds.Hashtags, TermKinds.Mentions],
        new[] { "قال", "1,250.5", "10/7/2012", "NATO", "https://a.example", "3news.com", "a@b.example", "1a@b.example", "#وسم", "@name@a.example" }.Select(TermShapes.KindOf));

    // Counted in steps of the cutter, not in time: a run of marks must not be looked at again from each of its words.
    [Theory]
    [InlineData("a-")]
    [InlineData("a.")]
    [InlineData("1:")]
    [InlineData("#1")]
    [InlineData("http://(")]
    [InlineData("a_@")]
    public void Terms_LongRunsOfMarks_TakeLinearSteps(string part)
    {
        var (some, many) = (Steps(part, 2_000), Steps(part, 8_000));

        Assert.InRange(many, 1, (some * 4.5) + 10_000);
    }

    private static long Steps(string part, int times)
    {
        CountedUnits.Looks = 0;
        var text = string.Concat(Enumerable.Repeat(part, times)).AsSpan();
        for (var from = 0; Tokenizer.TryNext(text, from, out var token, out _);)
            from = TermShapes.EndOf<CountedUnits, char>(text, token.Start, token.End, Tokenizer.ClassIn(text[token.Start]));
        return CountedUnits.Looks;
    }

    private static List<string> Forms(string text)
    {
        var forms = new List<string>();
        for (var from = 0; Tokenization.Arabic.TryNext(text, from, out var token); from = token.End)
        {
            if (Tokenization.Arabic.Form(text.AsSpan(token.Start, token.Length)) is { } form)
                forms.Add(form);
        }

        return forms;
    }

    private static List<string> FormsOfUtf8(string text)
    {
        var (utf8, forms, batch) = (Encoding.UTF8.GetBytes(text), new List<string>(), new FormBatch());
        for (var from = 0; from < utf8.Length;)
        {
            batch.Clear();
            from = Tokenization.Arabic.ReadUtf8(utf8, from, batch);
            for (var i = 0; i < batch.Keys.Length; i++)
            {
                var surface = new byte[FormKey.Most];
                var word = batch.Hashes[i] == FormBatch.Long ? utf8[(int)batch.Keys[i].First..(int)batch.Keys[i].Second] : surface[..batch.Keys[i].CopyTo(surface)];
                if (Tokenization.Arabic.Form(Encoding.UTF8.GetString(word)) is { } form)
                    forms.Add(form);
            }
        }

        return forms;
    }

    private readonly struct CountedUnits : ICodeUnits<char>
    {
        [ThreadStatic]
        public static long Looks;

        public static int At(ReadOnlySpan<char> text, int at)
        {
            Looks++;
            return Utf16Units.At(text, at);
        }

        public static Tokenizer.Class ClassAt(ReadOnlySpan<char> text, int at, out int length)
        {
            Looks++;
            return Utf16Units.ClassAt(text, at, out length);
        }
    }
}
