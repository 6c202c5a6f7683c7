"""Jupyter's own conformance suite over the installed kernel, and what it leaves out: interrupt, input and restart.

Needs Debian's python3-jupyter-kernel-test, and the kernel "analysiskit-csharp" where Jupyter finds it (JUPYTER_PATH). What works in other hosts says hosts.py.
"""
import glob
import sys
import time
import unittest

import jupyter_kernel_test


def sleepers(seconds):
    """How long those processes sleep that sleep for a time that begins so, once their number stays the same."""
    found = None
    while True:
        before, found = found, []
        for file in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                with open(file, encoding="utf-8", errors="replace") as command:
                    words = command.read().split("\0")
            except OSError:
                continue
            if words[0].endswith("sleep") and words[1].startswith(seconds):
                found.append(words[1])
        if sorted(found) == before:
            return before
        found.sort()
        time.sleep(0.3)


class AnalysisKitTests(jupyter_kernel_test.KernelTests):
    kernel_name = "analysiskit-csharp"
    language_name = "csharp"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteLi", "matches": {"WriteLine"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": "new ArticleReade"},
    ]
    complete_code_samples = ["1", "var x = 1;", 'Console.WriteLine("a");', "int F(int x)\n{\n    return x;\n}", "// a remark"]
    incomplete_code_samples = ["int F(int x)\n{", "Console.WriteLine(", "/* a remark", "foreach (var i in new[] { 1 })"]
    invalid_code_samples = ["int x = ];", "class 1 { }"]
    code_inspect_sample = "Console.WriteLine"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "new[] { 1, 2 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": "display(42);", "mime": "text/plain"},
        {"code": 'display("{}", "application/json");', "mime": "application/json"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1?+*"
    code_clear_output = "clear_output();"

    # The pager (code_page_something) belongs to IPython: nothing in C# opens one.
    @unittest.skip("C# has no pager")
    def test_pager(self):
        pass

    def wait_for(self, message_type):
        while True:
            message = self.kc.get_iopub_msg(timeout=15)
            if message["msg_type"] == message_type:
                return message

    def test_interrupt_stops_an_endless_loop_and_keeps_variables(self):
        self.flush_channels()
        self.execute_helper("var kept = 41;")
        self.kc.execute('kept++; Console.WriteLine("begun"); while (true) { }')
        self.wait_for("stream")
        begun = time.monotonic()
        self.km.interrupt_kernel()
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertLess(time.monotonic() - begun, 1)
        self.assertEqual(reply["content"]["status"], "error")
        self.flush_channels()
        _, outputs = self.execute_helper("kept")
        self.assertEqual(outputs[0]["content"]["data"]["text/plain"], "42")

    def test_interrupt_ends_what_the_cell_started_and_leaves_what_earlier_cells_did(self):
        self.flush_channels()
        # Both cells wait in the kernel, so that the second begins in the hundredth of a second in which the first one's program did.
        self.kc.execute('System.Diagnostics.Process.Start("sleep", "86401.1");')
        # A daemon, and a program of which the cell reads the output: a read that nothing else interrupts.
        self.kc.execute("""
            System.Diagnostics.Process.Start("sh", ["-c", "env -i setsid sleep 86401.2 > /dev/null 2>&1 < /dev/null &"]).WaitForExit();
            var reading = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sleep", "86401.3") { RedirectStandardOutput = true });
            Console.WriteLine("begun");
            reading.StandardOutput.ReadToEnd();
            while (true) { }""")
        self.wait_for("stream")
        self.assertEqual(sleepers("86401."), ["86401.1", "86401.2", "86401.3"])
        self.assertEqual(self.get_non_kernel_info_reply(timeout=15)["content"]["status"], "ok")
        self.km.interrupt_kernel()
        self.assertEqual(self.get_non_kernel_info_reply(timeout=15)["content"]["status"], "error")
        self.assertEqual(sleepers("86401."), ["86401.1"])

    def test_what_cells_started_ends_with_the_kernel(self):
        self.flush_channels()
        self.execute_helper("""
            System.Diagnostics.Process.Start("sleep", "86402.1");
            System.Diagnostics.Process.Start("sh", ["-c", "env -i setsid sleep 86402.2 > /dev/null 2>&1 < /dev/null &"]).WaitForExit();""")
        self.assertEqual(sleepers("86402."), ["86402.1", "86402.2"])
        self.km.restart_kernel(now=False)
        self.kc.wait_for_ready(timeout=60)
        self.assertEqual(sleepers("86402."), [])

    def test_failure_on_another_thread_is_shown_and_survived(self):
        self.flush_channels()
        self.execute_helper("var kept = 5;")
        self.kc.execute('var t = new Thread(() => throw new Exception("aside")); t.Start(); t.Join();')
        self.assertIn("aside", self.wait_for("stream")["content"]["text"])
        self.get_non_kernel_info_reply(timeout=15)
        self.kc.execute('async void Later() { await Task.Yield(); throw new Exception("later"); }\nLater(); await Task.Delay(200);')
        self.get_non_kernel_info_reply(timeout=15)
        self.flush_channels()
        _, outputs = self.execute_helper("kept")
        self.assertEqual(outputs[0]["content"]["data"]["text/plain"], "5")

    def test_input_is_asked_and_answered(self):
        self.flush_channels()
        self.kc.execute('"you said " + Console.ReadLine()', allow_stdin=True)
        request = self.kc.get_stdin_msg(timeout=15)
        self.assertEqual(request["msg_type"], "input_request")
        self.assertFalse(request["content"]["password"])
        self.kc.input("نعم")
        self.assertEqual(self.wait_for("execute_result")["content"]["data"]["text/plain"], "you said نعم")
        self.get_non_kernel_info_reply(timeout=15)

    def test_restart_clears(self):
        self.flush_channels()
        self.execute_helper("var gone = 1;")
        self.km.restart_kernel()
        self.kc.wait_for_ready(timeout=30)
        self.flush_channels()
        reply, _ = self.execute_helper("gone")
        self.assertEqual(reply["content"]["ename"], "CS0103")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "AnalysisKitTests", *sys.argv[1:]])
