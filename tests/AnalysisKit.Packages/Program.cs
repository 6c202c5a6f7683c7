// What a user of the packages does first: Program ARTICLES TOPIC. It ends with 1 when the store says something else than the library.
using System.Globalization;
using AnalysisKit;
using AnalysisKit.Charts;
using AnalysisKit.Store;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var articles = ArticleReader.Read(args[0]).ToList();
var topic = Topic.Load(args[1]);
var positions = articles.Positions(topic);
foreach (var position in positions.Of("russia", "us"))
    Console.WriteLine($"{position.Actor} on {position.Issue}: {position.Mean:+0.00;-0.00} from {position.Count} statements");

var figure = positions.Heatmap(["russia", "us", "france"]);
figure.Save("positions.html");
figure.Save("positions.png");

using (var store = ArticleStore.OpenOrCreate("articles.duckdb"))
{
    store.Import(articles);
    store.Analyze(topic);
}

using var opened = ArticleStore.Open("articles.duckdb");
var rows = opened.Query("select actor, issue, n from positions").Rows.ToDictionary(row => $"{row[0]} on {row[1]}", row => Convert.ToInt32(row[2], CultureInfo.InvariantCulture));
Console.WriteLine($"{opened.Count} articles and {rows.Count} positions in the store");
return opened.Count == articles.Count && positions.Count > 0 && positions.All(p => rows.GetValueOrDefault($"{p.Actor} on {p.Issue}") == p.Evidence.Count) ? 0 : 1;
