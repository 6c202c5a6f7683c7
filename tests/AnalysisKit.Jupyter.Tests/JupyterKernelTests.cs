using System.Diagnostics;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace AnalysisKit.Jupyter.Tests;

public sealed class JupyterKernelTests : IDisposable
{
    private readonly KernelClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void KernelInfo_Always_NamesProtocolAndLanguage()
    {
        var info = _client.Ask("kernel_info_request", []);

        Assert.Equal("5.4", Text(info, "protocol_version"));
        Assert.Equal("csharp", Text(info["language_info"]!, "name"));
    }

    [Fact]
    public void Heartbeat_AnyBytes_ComeBack()
    {
        using var socket = new RequestSocket(KernelClient.Address(_client.Connection.HeartbeatPort));

        socket.SendFrame("ping");

        Assert.True(socket.TryReceiveFrameString(TimeSpan.FromSeconds(5), out var answer));
        Assert.Equal("ping", answer);
    }

    [Fact]
    public void Execute_Cell_TellsInOrder()
    {
        var (reply, published) = _client.Run("Console.WriteLine(\"a\"); Console.Error.WriteLine(\"b\"); display(1); 2 + 3");

        Assert.Equal(["status", "execute_input", "stream", "stream", "display_data", "execute_result", "status"], published.Select(m => m.Type));
        Assert.Equal("busy", Text(published[0].Content, "execution_state"));
        Assert.Equal("a\n", Text(published[2].Content, "text"));
        Assert.Equal("stderr", Text(published[3].Content, "name"));
        Assert.Equal("5", Text(published[5].Content["data"]!, "text/plain"));
        Assert.Equal("ok", Text(reply, "status"));
        Assert.Equal(1, reply["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void Execute_TextThenWork_IsToldBeforeTheEnd()
    {
        var id = _client.Execute("Console.Write(\"at once\"); Console.ReadLine()");

        Assert.Equal("at once", Text(_client.Until("stream").Content, "text"));
        var question = KernelClient.Receive(_client.Stdin);
        Assert.Equal("input_request", question.Type);
        KernelClient.Send(_client.Stdin, "input_reply", new JsonObject { ["value"] = "Arabic: عربي" });
        Assert.Equal("Arabic: عربي", Text(_client.UntilIdle(id).Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
    }

    [Fact]
    public void Execute_Password_IsAskedWithoutShowing()
    {
        var id = _client.Execute("password(\"Key? \").Length");

        var question = KernelClient.Receive(_client.Stdin);
        Assert.True(question.Content["password"]!.GetValue<bool>());
        Assert.Equal("Key? ", Text(question.Content, "prompt"));
        KernelClient.Send(_client.Stdin, "input_reply", new JsonObject { ["value"] = "secret" });
        Assert.Equal("6", Text(_client.UntilIdle(id).Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
    }

    [Fact]
    public void Execute_InputNotAllowed_IsAnError()
    {
        var (reply, _) = _client.Run("input(\"?\")", new JsonObject { ["allow_stdin"] = false });

        Assert.Contains("this front end takes none", Text(reply, "evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_Exception_NamesCellAndLine()
    {
        _client.Run("int Half(int x)\n{\n    if (x % 2 != 0) throw new ArgumentException(\"odd\");\n    return x / 2;\n}");

        var (reply, published) = _client.Run("var a = 1;\nHalf(a)");

        Assert.Equal("error", Text(reply, "status"));
        Assert.Equal("System.ArgumentException", Text(reply, "ename"));
        Assert.Equal("cell 1, line 3: ArgumentException: odd", Text(reply, "evalue"));
        var traceback = published.Single(m => m.Type == "error").Content["traceback"]!.AsArray().Select(l => l!.GetValue<string>());
        Assert.Contains("\u001b[34m   in cell 2, line 2\u001b[0m", traceback);
    }

    [Fact]
    public void Execute_CompileError_NamesCellAndLine()
    {
        var (reply, _) = _client.Run("var a = 1;\nvar b = nothing;");

        Assert.Equal("CS0103", Text(reply, "ename"));
        Assert.StartsWith("\u001b[1;31mcell 1, line 2: CS0103", reply["traceback"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_CellOfFiftyMegabytes_IsRefusedAndTheKernelGoesOn()
    {
        var (reply, published) = _client.Run("// " + new string('x', 50_000_000));

        Assert.Equal("Size", Text(reply, "ename"));
        Assert.Contains("cell 1: the cell takes 50 MB", Text(reply, "evalue"), StringComparison.Ordinal);
        Assert.Equal(Text(reply, "evalue"), Text(published.Single(m => m.Type == "error").Content, "evalue"));
        Assert.InRange(Text(published.Single(m => m.Type == "execute_input").Content, "code").Length, 1, 2000);
        Assert.Equal("3", Text(_client.Run("1 + 2").Published.Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
    }

    [Fact]
    public void Execute_CellOfMoreCharactersThanAreRun_IsRefusedAndSaysHowMany()
    {
        var (reply, published) = _client.Run("// " + new string('x', 5_000_000));

        Assert.Equal("Size", Text(reply, "ename"));
        Assert.Contains("5000003 characters", Text(reply, "evalue"), StringComparison.Ordinal);
        Assert.InRange(Text(published.Single(m => m.Type == "execute_input").Content, "code").Length, 1, 2000);
    }

    [Fact]
    public void Receive_PartLongerThanAllowed_IsNotReadAndTheKernelGoesOn()
    {
        using var stranger = new DealerSocket(KernelClient.Address(_client.Connection.ShellPort));
        stranger.Options.Linger = TimeSpan.Zero;

        stranger.SendFrame(new byte[65 * 1024 * 1024]);

        Assert.Equal("3", Text(_client.Run("1 + 2").Published.Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
        Assert.Empty(_client.Log.ToString());
    }

    [Fact]
    public void Receive_MessageOfTooManyParts_IsDroppedUnread()
    {
        using var stranger = new DealerSocket(KernelClient.Address(_client.Connection.ShellPort));
        stranger.Options.Linger = TimeSpan.FromSeconds(2);

        stranger.SendMultipartBytes([.. Enumerable.Repeat(new byte[10], 1000)]);
        stranger.Dispose();

        Assert.Equal("3", Text(_client.Run("1 + 2").Published.Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
        SpinWait.SpinUntil(() => _client.Log.ToString().Length > 0, TimeSpan.FromSeconds(10));
        Assert.Contains("it is too long", _client.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ArabicText_IsAlsoHtmlInItsOwnDirection()
    {
        var (_, published) = _client.Run("Console.Write(\"plain\\nقالت <b>مصر</b>\"); Console.Write(\" نعم.\\n\"); Console.Error.WriteLine(\"خطأ\"); display(\"خبر\"); \"نص\"");

        Assert.Equal(["status", "execute_input", "display_data", "display_data", "display_data", "execute_result", "status"], published.Select(m => m.Type));
        var written = published[2].Content;
        Assert.Equal("plain\nقالت <b>مصر</b> نعم.", Text(written["data"]!, "text/plain"));
        Assert.Contains("dir=\"auto\"", Text(written["data"]!, "text/html"), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", Text(written["data"]!, "text/html"), StringComparison.Ordinal);
        Assert.Equal(["stdout", "stderr", "text", "text"], published.Skip(2).Take(4).Select(m => Text(m.Content["metadata"]!, "analysiskit")));
        Assert.Equal("نص", Text(published[5].Content["data"]!, "text/plain"));
    }

    [Fact]
    public void Execute_ArabicThatMovesTheCursor_StaysAStream()
    {
        var (_, published) = _client.Run("Console.Write(\"\\rقراءة 50 %\");");

        Assert.Equal("\rقراءة 50 %", Text(published.Single(m => m.Type == "stream").Content, "text"));
    }

    [Fact]
    public void Execute_Silent_TellsNobodyAndDoesNotCount()
    {
        var (_, published) = _client.Run("var hidden = 5; Console.Write(hidden); hidden", new JsonObject { ["silent"] = true });
        var (reply, _) = _client.Run("hidden + 1");

        Assert.All(published, m => Assert.Equal("status", m.Type));
        Assert.Equal(1, reply["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void Execute_NotStored_IsShownButNotCounted()
    {
        var (_, published) = _client.Run("41 + 1", new JsonObject { ["store_history"] = false });

        Assert.Contains(published, m => m.Type == "execute_result");
        Assert.Empty(_client.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 5 })["history"]!.AsArray());
    }

    [Fact]
    public void Execute_UserExpressions_GiveValuesAndErrors()
    {
        var (reply, _) = _client.Run("var x = 20;", new JsonObject { ["user_expressions"] = new JsonObject { ["good"] = "x + 1", ["bad"] = "y" } });

        Assert.Equal("21", Text(reply["user_expressions"]!["good"]!["data"]!, "text/plain"));
        Assert.Equal("error", Text(reply["user_expressions"]!["bad"]!, "status"));
    }

    [Fact]
    public void Execute_Failure_AbortsWhatWaitsBehindIt()
    {
        _client.Execute("throw new Exception(\"stop\");");
        _client.Execute("var never = 1;");
        KernelClient.Send(_client.Shell, "is_complete_request", new JsonObject { ["code"] = "1" });
        _client.Execute("var neither = 1;");

        Assert.Equal(["error", "aborted", "complete", "aborted"], Enumerable.Range(0, 4).Select(_ => Text(KernelClient.Receive(_client.Shell).Content, "status")));
        Assert.Equal("CS0103", Text(_client.Run("never").Reply, "ename"));
    }

    [Fact]
    public void Execute_FailureThatDoesNotStop_GoesOn()
    {
        _client.Execute("throw new Exception(\"go on\");", new JsonObject { ["stop_on_error"] = false });
        _client.Execute("1");

        Assert.Equal(["error", "ok"], Enumerable.Range(0, 2).Select(_ => Text(KernelClient.Receive(_client.Shell).Content, "status")));
    }

    [Fact]
    public void Execute_UpdatesAndClearing_AreToldAsSuch()
    {
        var (_, shown) = _client.Run("var handle = display(\"begin\");");
        var (_, published) = _client.Run("handle.Update(\"end\"); clear_output(true); display(HTML(\"<b>x</b>\"))");

        var first = shown.Single(m => m.Type == "display_data").Content;
        var update = published.Single(m => m.Type == "update_display_data").Content;
        Assert.Equal(Text(first["transient"]!, "display_id"), Text(update["transient"]!, "display_id"));
        Assert.Equal("end", Text(update["data"]!, "text/plain"));
        Assert.True(published.Single(m => m.Type == "clear_output").Content["wait"]!.GetValue<bool>());
        Assert.Equal("<b>x</b>", Text(published.Single(m => m.Type == "display_data").Content["data"]!, "text/html"));
        Assert.DoesNotContain(published, m => m.Type == "execute_result");
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("while (true) display(kept);")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("Console.ReadLine();")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { Math.Sqrt(i); });")]
    public void Interrupt_EndlessCell_StopsItAndKeepsVariables(string endless)
    {
        _client.Run("var kept = new List<int> { 1, 2 };");
        var id = _client.Execute("Console.Write(\"begun\"); kept.Add(3);\n" + endless);
        _client.Until("stream");

        KernelClient.Send(_client.Control, "interrupt_request", []);
        Assert.Equal("ok", Text(KernelClient.Receive(_client.Control).Content, "status"));
        var reply = KernelClient.Receive(_client.Shell);

        Assert.Equal("Cancelled", Text(reply.Content, "ename"));
        Assert.Equal("error", _client.UntilIdle(id)[^2].Type);
        Assert.Equal("3", Text(_client.Run("kept.Count").Published.Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
    }

    [Fact]
    public void Control_WhileACellRuns_Answers()
    {
        _client.Execute("Console.Write(1); while (true) { }");
        _client.Until("stream");

        KernelClient.Send(_client.Control, "kernel_info_request", []);

        Assert.Equal("kernel_info_reply", KernelClient.Receive(_client.Control).Type);
    }

    [Theory]
    [InlineData("Console.Write(new string('x', 50_000_000));")]
    [InlineData("for (var i = 0; i < 50_000; i++) Console.WriteLine(new string('x', 1000));")]
    [InlineData("for (var i = 0; i < 50; i++) display(HTML(new string('x', 1_000_000)));")]
    public void Execute_FiftyMegabytes_AreBoundedAndSaidSo(string code)
    {
        var (reply, published) = _client.Run(code);

        Assert.Equal("ok", Text(reply, "status"));
        Assert.InRange(published.Sum(m => (long)m.Content.ToJsonString().Length), 1_000_000, 80_000_000);
        Assert.Contains(published, m => m.Type == "stream" && Text(m.Content, "text").Contains(" more than ", StringComparison.Ordinal));
    }

    [Fact]
    public void Receive_MalformedOrForged_IsDroppedWithALine()
    {
        _client.Shell.SendMultipartBytes("nonsense"u8.ToArray());
        _client.Shell.SendMultipartBytes([.. Message.Of("execute_request", "s", null, new JsonObject { ["code"] = "var forged = 1;" }).ToFrames("wrong"u8.ToArray())]);
        _client.Shell.SendMultipartBytes([.. new Message("x", [], []).ToFrames(System.Text.Encoding.UTF8.GetBytes(KernelClient.Key))]);
        KernelClient.Send(_client.Shell, "unheard_of", []);

        Assert.Equal("CS0103", Text(_client.Run("forged").Reply, "ename"));
        var lines = _client.Log.ToString();
        Assert.Contains("too few parts", lines, StringComparison.Ordinal);
        Assert.Contains("signature is wrong", lines, StringComparison.Ordinal);
        Assert.Contains("names no msg_type", lines, StringComparison.Ordinal);
        Assert.Contains("'unheard_of'", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"msg_type\":\"execute_request\",\"msg_type\":\"x\",\"msg_id\":\"1\"}", "{}")]
    [InlineData("{\"msg_type\":\"execute_request\",\"msg_id\":\"1\",\"a\":{\"b\":1,\"b\":2}}", "{\"code\":\"var odd = 1;\"}")]
    [InlineData("{\"msg_type\":\"execute_request\",\"msg_id\":\"1\"}", "{\"code\":\"\u00FF\"}")]
    [InlineData("{\"msg_type\":\"execute_request\",\"msg_id\":\"1\"}", "[]")]
    [InlineData("{\"msg_type\":1,\"msg_id\":{}}", "{}")]
    public void Receive_SignedNonsense_IsDroppedAndTheKernelLives(string header, string content)
    {
        byte[][] parts = [.. new[] { header, "{}", "{}", content }.Select(System.Text.Encoding.Latin1.GetBytes)];
        var signature = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(KernelClient.Key), parts.SelectMany(p => p).ToArray());
        _client.Shell.SendMultipartBytes(["<IDS|MSG>"u8.ToArray(), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. parts]);

        Assert.Equal("CS0103", Text(_client.Run("odd").Reply, "ename"));
        Assert.Contains("was dropped", _client.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_MessageSentAgain_IsDropped()
    {
        _client.Run("var n = 0;");
        byte[][] frames = [.. Message.Of("execute_request", "s", null, new JsonObject { ["code"] = "n++;" }).ToFrames(System.Text.Encoding.UTF8.GetBytes(KernelClient.Key))];

        _client.Shell.SendMultipartBytes(frames);
        _client.Shell.SendMultipartBytes(frames);

        Assert.Equal("execute_reply", KernelClient.Receive(_client.Shell).Type);
        Assert.Equal("1", Text(_client.Run("n").Published.Single(m => m.Type == "execute_result").Content["data"]!, "text/plain"));
        Assert.Contains("it was sent before", _client.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debug_request")]
    [InlineData("create_subshell_request")]
    public void Receive_UnknownRequest_IsAnsweredWithAnError(string type)
    {
        KernelClient.Send(_client.Control, type, []);

        var reply = KernelClient.Receive(_client.Control);
        Assert.Equal(type.Replace("request", "reply", StringComparison.Ordinal), reply.Type);
        Assert.Equal("UnknownRequest", Text(reply.Content, "ename"));
    }

    [Fact]
    public void Execute_HalfOfASurrogatePair_ArrivesAsText()
    {
        var (reply, published) = _client.Run("Console.Write('\\ud83d'); Thread.Sleep(60); Console.Write('\\ude00'); \"\\ud800\"");

        Assert.Equal("ok", Text(reply, "status"));
        Assert.Equal("😀", Text(published.Single(m => m.Type == "stream").Content, "text"));
        Assert.Contains(published, m => m.Type == "execute_result");
    }

    [Fact]
    public void Receive_RequestWithoutItsFields_IsAnsweredWithAnError()
    {
        Assert.Equal("error", Text(_client.Ask("execute_request", []), "status"));
        Assert.Equal("ok", Text(_client.Ask("complete_request", []), "status"));
        Assert.Equal("complete", Text(_client.Ask("is_complete_request", []), "status"));
    }

    [Fact]
    public void FrontEnd_VanishesMidOutput_LeavesAKernelThatAnswers()
    {
        using (var listener = new SubscriberSocket())
        using (var guest = new DealerSocket(KernelClient.Address(_client.Connection.ShellPort)))
        {
            listener.Connect(KernelClient.Address(_client.Connection.IoPubPort));
            listener.SubscribeToAnyTopic();
            KernelClient.Send(guest, "execute_request", new JsonObject { ["code"] = "for (var i = 0; i < 300_000; i++) { Console.WriteLine(\"a line\"); if (i % 1000 == 0) display(i); }" });
            _client.Until("display_data");
        }

        Assert.Equal("ok", Text(_client.Run("1 + 1").Reply, "status"));
    }

    [Fact]
    public void Complete_BehindTextOutsideTheBasicPlane_CountsCodePoints()
    {
        _client.Run("var words = new List<string>();");
        const string Code = "var s = \"😀\"; words.Cou";

        var reply = _client.Ask("complete_request", new JsonObject { ["code"] = Code, ["cursor_pos"] = Code.Length - 1 });

        Assert.Contains("Count", reply["matches"]!.AsArray().Select(m => m!.GetValue<string>()));
        Assert.Equal(Code.Length - 4, reply["cursor_start"]!.GetValue<int>());
        Assert.Equal(Code.Length - 1, reply["cursor_end"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Math.Sqrt", 9, "double Math.Sqrt(double d)")]
    [InlineData("Math.Pow(2, ", 12, "double Math.Pow(double x, double y)")]
    public void Inspect_NameOrCall_ShowsTheDeclaration(string code, int cursor, string expected)
    {
        var reply = _client.Ask("inspect_request", new JsonObject { ["code"] = code, ["cursor_pos"] = cursor, ["detail_level"] = 0 });

        Assert.True(reply["found"]!.GetValue<bool>());
        Assert.Contains(expected, Text(reply["data"]!, "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void IsComplete_OpenBlock_GivesTheIndent()
    {
        var reply = _client.Ask("is_complete_request", new JsonObject { ["code"] = "if (true)\n{" });

        Assert.Equal("incomplete", Text(reply, "status"));
        Assert.Equal("    ", Text(reply, "indent"));
        Assert.Equal("incomplete", Text(_client.Ask("is_complete_request", new JsonObject { ["code"] = "\"\"\"\nabc" }), "status"));
        Assert.Equal("invalid", Text(_client.Ask("is_complete_request", new JsonObject { ["code"] = "int x = ];" }), "status"));
    }

    [Fact]
    public void History_RunCells_AreRemembered()
    {
        _client.Run("1 + 1");
        _client.Run("2 + 2");

        var entries = _client.Ask("history_request", new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "2 *", ["output"] = true })["history"]!.AsArray();

        Assert.Equal("4", Assert.Single(entries)![2]![1]!.GetValue<string>());
    }

    [Fact]
    public void Execute_FiguresOfNamedCells_ShareOneLibraryAndItStaysWhenItsCellIsRunAgain()
    {
        const string Setup = "var figure = AnalysisKit.Charts.Figure.FromPlotly(\"{\\\"data\\\":[]}\");";
        Assert.Equal([], Libraries("setup", Setup));
        Assert.Equal([true], Libraries("a", "figure"));
        Assert.Equal([false], Libraries("b", "figure"));
        Assert.Equal([true], Libraries("a", "display(figure)"));
        Assert.Equal([true], Libraries("a", "HTML(\"<p>\")").TakeLast(1));
        Assert.Equal([false], Libraries("b", "figure"));
        Assert.Equal([true], Libraries("b", "figure", removed: "a"));

        // Nothing is known of the cell: it has the library for itself, and nobody relies on that.
        Assert.Equal([true], Libraries(null, "figure"));
        Assert.Equal([false], Libraries("c", "figure"));
    }

    [Fact]
    public void Execute_Figure_IsShownWithoutAPictureUnlessOneIsAskedFor()
    {
        Assert.SkipUnless(AnalysisKit.Charts.Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        Assert.Equal("ok", Text(_client.Run("var figure = AnalysisKit.Charts.Figure.FromPlotly(\"{\\\"data\\\":[{\\\"type\\\":\\\"bar\\\",\\\"y\\\":[1]}]}\");").Reply, "status"));

        Assert.Equal(["text/html", "text/plain"], Formats("figure"));
        Assert.Equal(["text/html", "text/plain"], Formats("figure.Display(picture: false)"));
        Assert.Equal(["image/png", "text/html", "text/plain"], Formats("figure.Display(picture: true)"));

        string[] Formats(string code) => [.. _client.Run(code).Published.Single(m => m.Type is "execute_result" or "display_data").Content["data"]!.AsObject().Select(f => f.Key)];
    }

    // For each output with HTML, the library's own among them, whether it carries plotly.js.
    private bool[] Libraries(string? cell, string code, string? removed = null)
    {
        var metadata = cell is null ? [] : new JsonObject { ["cellId"] = cell, ["deletedCells"] = removed is null ? new JsonArray() : new JsonArray(removed) };
        var (reply, published) = _client.Run(code, metadata: metadata);
        Assert.Equal("ok", Text(reply, "status"));
        return [.. published.Where(m => m.Type is "execute_result" or "display_data").Select(m => m.Content["data"]?["text/html"]?.GetValue<string>()).OfType<string>().Select(AnalysisKit.Charts.Figure.HasLibrary)];
    }

    [Fact]
    public void Comms_Unknown_AreClosed()
    {
        Assert.Empty(_client.Ask("comm_info_request", [])["comms"]!.AsObject());
        var id = KernelClient.Send(_client.Shell, "comm_open", new JsonObject { ["comm_id"] = "c", ["target_name"] = "t", ["data"] = new JsonObject() });

        Assert.Equal("c", Text(_client.UntilIdle(id).Single(m => m.Type == "comm_close").Content, "comm_id"));
    }

    [Fact]
    public async Task Shutdown_WhileACellRuns_EndsTheKernel()
    {
        _client.Execute("Console.Write(1); while (true) { }");
        _client.Until("stream");

        KernelClient.Send(_client.Control, "shutdown_request", new JsonObject { ["restart"] = true });

        Assert.True(KernelClient.Receive(_client.Control).Content["restart"]!.GetValue<bool>());
        Assert.Equal("shutdown_reply", _client.Until("shutdown_reply").Type);
        await _client.Ended.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    private static string Text(JsonNode content, string name) => content[name]!.GetValue<string>();
}
