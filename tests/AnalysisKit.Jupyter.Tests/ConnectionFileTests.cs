namespace AnalysisKit.Jupyter.Tests;

public class ConnectionFileTests
{
    private const string Good = """{"transport":"tcp","ip":"127.0.0.1","key":"k","signature_scheme":"hmac-sha256","shell_port":1,"iopub_port":2,"control_port":3,"stdin_port":4,"hb_port":5,"kernel_name":""}""";

    [Fact]
    public void Parse_JupytersFile_HasAddressKeyAndPorts() => Assert.Equal(
        new ConnectionFile("127.0.0.1", "k") { ShellPort = 1, IoPubPort = 2, ControlPort = 3, StdinPort = 4, HeartbeatPort = 5 }, ConnectionFile.Parse(Good, "c.json"));

    [Theory]
    [InlineData("127.0.0.1", "0.0.0.0", "only loopback addresses")]
    [InlineData("127.0.0.1", "192.168.1.20", "only loopback addresses")]
    [InlineData("\"tcp\"", "\"ipc\"", "speaks tcp only")]
    [InlineData("sha256", "md5", "signs with hmac-sha256 only")]
    [InlineData("\"k\"", "\"\"", "the key is empty")]
    [InlineData("\"hb_port\":5", "\"hb_port\":\"five\"", "'hb_port' is missing, or no port")]
    [InlineData("{", "[", "this is not JSON")]
    public void Parse_WhatTheKernelDoesNotDo_SaysSo(string part, string instead, string message)
    {
        var e = Assert.Throws<DataFormatException>(() => ConnectionFile.Parse(Good.Replace(part, instead, StringComparison.Ordinal), "c.json"));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains("c.json", e.Message, StringComparison.Ordinal);
    }
}
