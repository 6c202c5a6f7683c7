using System.Text;
using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>The tables of which counting is made, against the plain collections that they stand for.</summary>
public sealed class CountingPartsTests
{
    // Few distinct letters make many equal beginnings and ends; U+0000 looks like the end of a string.
    private static readonly Gen<string> GenString = Gen.OneOf('ا', 'ب', '\0', 'z', '\uFEFB').Array[0, 10].Select(letters => new string(letters));

    [Fact]
    public void Sort_AnyStrings_GivesOrdinalOrder() =>
        GenString.HashSet[0, 200].Sample(set =>
        {
            var strings = set.ToArray();
            var numbers = Enumerable.Range(0, strings.Length).ToArray();

            Ordinal.Sort(numbers, strings);

            Assert.Equal(strings.Order(StringComparer.Ordinal), numbers.Select(n => strings[n]));
        });

    [Fact]
    public void TermCells_AnyTerms_AddUpAsInADictionary() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, 5000], Gen.Int[0, 1_000_000]), Gen.Int[1, 9]).List[0, 400].Sample(added =>
        {
            var (cells, expected) = (new TermCells(), new Dictionary<int, TermCell>());
            foreach (var (term, count) in added)
            {
                var cell = new TermCell(count, 1, count * 10);
                cells.Add(term, cell);
                expected[term] = expected.GetValueOrDefault(term) + cell;
            }

            var actual = new Dictionary<int, TermCell>();
            foreach (var (term, cell) in cells)
                actual.Add(term, cell);

            Assert.Equal(expected.OrderBy(e => e.Key), actual.OrderBy(a => a.Key));
        });

    [Fact]
    public void FormTable_AnyForms_NumbersEachOnceInTheirOrder() =>
        Gen.OneOf(GenString, Gen.Int[0, 3000].Select(n => $"كلمة{n}"), Gen.Int[0, 50].Select(n => new string('ك', n))).Where(s => s.Length > 0).List[1, 5000].Sample(
            forms =>
            {
                var (table, expected) = (new FormTable(), new List<string>());
                foreach (var form in forms)
                {
                    var isNew = table.Add(Encoding.UTF8.GetBytes(form), out var place);
                    table.Occurs(place);
                    Assert.Equal(!expected.Contains(form), isNew);
                    if (isNew)
                        expected.Add(form);
                    Assert.Equal(expected.IndexOf(form) + 1, table[place].Number);
                }

                Assert.Equal(expected, table.Texts(threads: 1));
                Assert.Equal(expected, table.Texts(threads: 3));
                Assert.Equal(forms.Distinct().Order(StringComparer.Ordinal), table.Document.ToArray().Select(place => expected[table[place].Number - 1]).Order(StringComparer.Ordinal));
            },
            iter: 20);

    [Fact]
    public void FormTable_MoreOccurrencesThanAnEntryHolds_KeepsAll()
    {
        var table = new FormTable();
        table.Add("كلمة"u8, out var place);
        long[] added = [int.MaxValue - 1, 1, int.MaxValue, 5_000_000_000, 7];

        foreach (var count in added)
            table.Add(ref table[place], count);

        Assert.Equal(added.Sum(), table.CountOf(table[place]));
    }

    [Fact]
    public void Shares_AnyWeights_AreAllItemsInTheirOrder() =>
        Gen.Select(Gen.Long[0, 1000].Array[0, 60], Gen.Int[1, 9]).Sample((weights, threads) =>
        {
            var shares = ParallelCounting.Shares(weights, threads);

            Assert.InRange(shares.Length, 1, threads);
            Assert.Equal(Enumerable.Range(0, weights.Length), shares.SelectMany(share => Enumerable.Range(0, weights.Length).Take(share)));
        });

    [Fact]
    public void Of_ManyTermsOnSeveralThreads_IsTheSameAsOnOne()
    {
        // Enough terms for every part of the work to be shared, with ties and several forms of a term.
        var documents = Enumerable.Range(0, 300)
            .Select(d => new Document($"{d}", $"group {d % 7}", string.Join(' ', Enumerable.Range(0, 200).Select(i => (i % 3 == 0 ? "أ" : "ا") + string.Concat($"{((d * 200L) + i) * 7919 % 40_000}".Select(c => (char)(c - '0' + 'ف'))))))).ToList();

        var (one, three) = (TermCounts.Of(documents, new TermOptions { Threads = 1 }), TermCounts.Of(documents, new TermOptions { Threads = 3 }));

        Assert.True(one.Count > 20_000);
        Assert.Equal(one.Select(t => (t.Term, t.Key, t.Count, t.Documents, t.Rank)), three.Select(t => (t.Term, t.Key, t.Count, t.Documents, t.Rank)));
        Assert.Equal(one.Keyness("group 3"), three.Keyness("group 3"));
        Assert.All(one.Groups, group => Assert.Equal(one.In(group), three.In(group)));
    }

    [Fact]
    public void Of_EveryArabicCharacterWithinAndBeforeAWord_CountsTheSameThroughUtf8AndThroughStrings()
    {
        // Long enough that the text is looked at in blocks, and of every length up to where a word is no short form.
        var text = new StringBuilder();
        for (var c = '\u0600'; c <= '\u077F'; c++)
        {
            for (var length = 1; length < 10; length++)
                text.Append(c).Append(new string('ب', length)).Append(length % 2 == 0 ? " " : ". ").Append(new string('ت', length - 1)).Append(c).Append(length % 3 == 0 ? "7 " : "، ");
        }

        var document = new Document("a", "all", text.ToString());
        var expected = new Dictionary<string, long>();
        for (var from = 0; Tokenization.Arabic.TryNext(document.Text, from, out var token); from = token.End)
        {
            if (Tokenization.Arabic.Form(document.Text.AsSpan(token.Start, token.Length)) is { } form)
                expected[form] = expected.GetValueOrDefault(form) + 1;
        }

        var counts = TermCounts.Of([document], new TermOptions { Threads = 1 });

        Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value)), counts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Count)));
    }

    [Fact]
    public void Of_PairsMoreThanWords_CountsEach()
    {
        // Few words, and in one document thousands of pairs of them.
        var words = Enumerable.Range(0, 102).Select(n => $"{(char)('ت' + (n % 17))}{(char)('ف' + (n / 17))}").ToArray();
        var text = string.Join(' ', words.SelectMany(first => words.SelectMany(second => new[] { first, second })));

        var counts = TermCounts.Of([new Document("a", "all", text)], new TermOptions { Size = 2 });

        Assert.Equal(words.Length * words.Length, counts.Count);
        Assert.Equal((2L * words.Length * words.Length) - 1, counts.Total.Tokens);
    }

    [Fact]
    public void DocumentLog_MoreThanIsKeptInMemory_GivesAllDocumentsBackAsOftenAsAsked()
    {
        const int Documents = 30_000;
        var words = Enumerable.Range(0, 500).Select(i => i * 40_000).ToArray();
        var counts = new int[words[^1] + 1];
        for (var i = 0; i < words.Length; i++)
            counts[words[i]] = i % 7 == 0 ? 1_000_000 : 1;
        using var log = new DocumentLog();
        for (var document = 0; document < Documents; document++)
            log.Add($"g{document % 3}", words.AsSpan(document % 100), counts);

        for (var time = 0; time < 2; time++)
        {
            var read = 0;
            log.Read((group, found, times) =>
            {
                if (group != $"g{read % 3}" || !found.SequenceEqual(words.AsSpan(read % 100)) || times[^1] != counts[words[^1]])
                    throw new InvalidOperationException($"Document {read} is not as it was written.");
                read++;
            });
            Assert.Equal(Documents, read);
        }
    }
}
