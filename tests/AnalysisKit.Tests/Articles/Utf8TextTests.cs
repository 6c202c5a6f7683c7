using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;

namespace AnalysisKit.Tests;

/// <summary>UTF-8 that is checked and unescaped in blocks, against the framework's own.</summary>
public sealed class Utf8TextTests
{
    private static readonly string[] Others = ["\n", "\"", "\\", "\t", "\u0001", "“", "\u200F", "😀", "\u00A0", "z", "پ", "\uFEFB"];

    private static readonly JsonSerializerOptions AllEscaped = new() { Encoder = JavaScriptEncoder.Default };
    private static readonly JsonSerializerOptions FewEscaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> Text = Gen.Frequency((20, Gen.Char['\u0621', '\u064A'].Select(c => $"{c}")), (6, Gen.Const(" ")), (1, Gen.OneOf([.. Others.Select(other => Gen.Const(other))])))
        .Array[0, 120].Select(string.Concat);

    [Fact]
    public void IsValid_AnyBytes_SaysWhatTheFrameworkSays() =>
        Gen.Select(Text, Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 2]).Sample(
            (text, changes) =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                foreach (var (at, value) in changes)
                {
                    if (at < bytes.Length)
                        bytes[at] = value;
                }

                Assert.Equal(Utf8.IsValid(bytes), Utf8Validity.IsValid(bytes));
                for (var cut = Math.Max(0, bytes.Length - 40); cut < bytes.Length; cut++)
                    Assert.Equal(Utf8.IsValid(bytes.AsSpan(0, cut)), Utf8Validity.IsValid(bytes.AsSpan(0, cut)));
            },
            iter: 3000);

    [Fact]
    public void TryUnescape_AnyString_GivesWhatTheFrameworkGives() =>
        Gen.Select(Text, Gen.Bool).Sample(
            (text, all) =>
            {
                var escaped = JsonSerializer.SerializeToUtf8Bytes(text, all ? AllEscaped : FewEscaped).AsSpan()[1..^1];
                var unescaped = new byte[escaped.Length];

                if (JsonText.TryUnescape(escaped, unescaped, out var length))
                    Assert.Equal(text, Encoding.UTF8.GetString(unescaped.AsSpan(0, length)));
                else
                    Assert.Contains('\ud83d', text);
            },
            iter: 1000);

    [Theory]
    [InlineData("""{"text": "\ud83d\ude00 كلمة \/ \b\f\r"}""", "\U0001F600 كلمة / \b\f\r")]
    [InlineData("""{"text": "\u0643\u0644\u0645\u0629 \u0000"}""", "كلمة \0")]
    public void Read_Escapes_AreUndone(string json, string text)
    {
        var reader = new JsonRecordReader(FieldMap.Automatic, textAsUtf8: true);
        var bytes = Encoding.UTF8.GetBytes(json);

        reader.Read(bytes, new RecordFields());

        Assert.True(reader.TryGetText(bytes, out var utf8));
        Assert.Equal(text, Encoding.UTF8.GetString(utf8));
    }

    [Fact]
    public void Read_NameOfAFieldIsNotUtf8_IsRefused()
    {
        byte[] json = [.. "{\"sour"u8, 0xFF, 0xFE, .. "ce\": \"x\", \"text\": \"كلمة\"}"u8];

        Assert.Throws<InvalidOperationException>(() => new JsonRecordReader(FieldMap.Automatic).Read(json, new RecordFields()));
    }

    [Theory]
    [InlineData("""{"text": "\ud83d كلمة"}""")]
    [InlineData("""{"text": "\ude00\ud83d كلمة"}""")]
    public void Read_HalfASurrogatePair_IsRefused(string json) =>
        Assert.Throws<InvalidOperationException>(() => new JsonRecordReader(FieldMap.Automatic, textAsUtf8: true).Read(Encoding.UTF8.GetBytes(json), new RecordFields()));
}
