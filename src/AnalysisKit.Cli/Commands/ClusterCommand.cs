using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using AnalysisKit.Cli.Cluster;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit cluster</c>: scripts with which a cluster scans a corpus in shards.</summary>
internal static partial class ClusterCommand
{
    private const string Notes =
        """
        Nothing is run: the files say what is to be done, and may be edited. Every shard becomes DIR/part-I.parquet, and all together
        DIR/whole.parquet, the file that 'analysiskit scan' over all articles would write. A shard that fails is tried again; one whose
        part is there already is not scanned a second time, so that the whole can be submitted again after a failure. With --rejects FILE every
        shard writes its share of the records that gave no article to a file of its own: FILE with -I-of-N before its ending.
        What is given stands in the files word for word, quoted; a line feed, a tab or another character that could end a line there is refused.

        Examples:
          analysiskit cluster slurm news.jsonl --topic my-topic.yml --shards 50 --out /shared/scan --time 2:00:00 --mem 2G
          bash /shared/scan/submit.sh
          analysiskit cluster kubernetes /data/news --topic /data/my-topic.yml --shards 50 --out /data/scan --image registry/analysiskit:0.1 --claim news > job.yaml
          kubectl apply -f job.yaml
        """;

    public static Command Create(Terminal terminal) => new KitCommand("cluster", "Writes the job scripts by which a cluster scans a corpus in shards.", Notes)
    {
        Slurm(terminal),
        Kubernetes(terminal),
    };

    private static KitCommand Slurm(Terminal terminal)
    {
        var job = new Options();
        Option<string?>[] limits = [Limit("--time", "TIME", "Time limit of a task, such as 2:00:00."), Limit("--mem", "SIZE", "Memory of a task, such as 2G."), Limit("--partition", "NAME", "The partition."), Limit("--account", "NAME", "The account.")];
        var before = new Option<string[]>("--before") { Description = "A line of shell to run first on a node, such as 'module load dotnet'; may be given several times.", HelpName = "LINE" };
        var program = new Option<string?>("--program") { Description = "How the command is called on the nodes; by default the one that runs now, by its path.", HelpName = "PATH" };
        var command = job.AddTo(new KitCommand("slurm", "Writes a job array for Slurm, the job that merges its parts, and submit.sh, which submits both.", Notes));
        foreach (var option in limits.Append<Option>(before).Append(program))
            command.Add(option);
        command.Does(terminal, (parse, _) =>
        {
            var (folder, path) = (Path.GetFullPath(parse.GetRequiredValue(job.Folder)), job.Input.Articles.Path(parse));
            Inputs.MustExist(path, "articles");
            string[] own = [.. job.Own, .. limits.Select(l => l.Name), before.Name, program.Name];
            IReadOnlyList<string> arguments = [Path.GetFullPath(path), .. Options.ScanOptions(parse, own, (option, file) =>
            {
                if (option == ScanInput.TopicOption)
                    Inputs.Topic(file);
                return Path.GetFullPath(file);
            })];
            var scan = job.Scan(parse, parse.GetValue(program) is { } name ? [name] : OwnProgram.Command, arguments, folder);
            var scripts = new SlurmScripts(scan, parse.GetRequiredValue(job.Name), [.. limits.Where(l => parse.GetValue(l) is not null).Select(l => $"{l.Name}={parse.GetValue(l)}")], parse.GetValue(before) ?? []);
            Directory.CreateDirectory(Path.Combine(folder, "logs"));
            WholeFile.Write(Path.Combine(folder, "scan.sbatch"), scripts.ArrayScript);
            WholeFile.Write(Path.Combine(folder, "merge.sbatch"), scripts.MergeScript);
            WholeFile.Write(Path.Combine(folder, "submit.sh"), scripts.SubmitScript);
            terminal.Output.WriteLine($"Submit with: bash {Shell.Quote(Path.Combine(folder, "submit.sh"))}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand Kubernetes(Terminal terminal)
    {
        var job = new Options();
        var image = new Option<string>("--image") { Description = "The container image that holds analysiskit and a shell.", HelpName = "IMAGE", Required = true };
        var claim = new Option<string>("--claim") { Description = "The persistent volume claim that holds the articles and takes the parts.", HelpName = "NAME", Required = true };
        var mount = new Option<string>("--mount") { Description = "Where the pods see the volume; ARTICLES, --topic and --out are paths below it.", HelpName = "PATH", DefaultValueFactory = _ => "/data" };
        var memory = new Option<string>("--mem") { Description = "Memory of a pod, such as 1Gi.", HelpName = "SIZE", DefaultValueFactory = _ => "1Gi" };
        var program = new Option<string>("--program") { Description = "How the command is called in the image.", HelpName = "PATH", DefaultValueFactory = _ => "analysiskit" };
        var command = job.AddTo(new KitCommand("kubernetes", "Prints a manifest for Kubernetes: an indexed Job with a pod per shard, and the Job that merges.", Notes));
        Option[] more = [image, claim, mount, memory, program];
        foreach (var option in more)
            command.Add(option);
        command.Does(terminal, (parse, _) =>
        {
            var at = parse.GetRequiredValue(mount).TrimEnd('/');
            if (!at.StartsWith('/'))
                throw new CommandFailure(ExitCodes.Usage, $"'--mount' is '{at}': give a path in the pods that begins with /, such as /data.");
            IReadOnlyList<string> arguments =
            [
                Below(at, job.Input.Articles.Path(parse), "ARTICLES"), .. Options.ScanOptions(parse, [.. job.Own, .. more.Select(o => o.Name)], (option, file) => Below(at, file, option)),
            ];
            var folder = Below(at, parse.GetRequiredValue(job.Folder), "--out");
            var scan = job.Scan(parse, [parse.GetRequiredValue(program)], arguments, folder.TrimEnd('/'));
            terminal.Output.Write(new KubernetesManifest(scan, parse.GetRequiredValue(job.Name), parse.GetRequiredValue(image), parse.GetRequiredValue(claim), at, parse.GetRequiredValue(memory)).Yaml);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Below(string mount, string path, string name) => path.StartsWith(mount + "/", StringComparison.Ordinal)
        ? path
        : throw new CommandFailure(ExitCodes.Usage, $"'{name}' is '{path}', which the pods do not see: give the path that it has in them, below {mount} (--mount).");

    /// <summary>An option of sbatch that is passed on as it is.</summary>
    private static Option<string?> Limit(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    /// <summary>The options that both kinds of cluster share.</summary>
    private sealed partial class Options
    {
        private readonly Option<string?> _of = new("--of") { Description = "What to write: terms or statements; by default statements with a topic, else terms.", HelpName = "KIND" };
        private readonly Option<int> _shards = Cli.Options.Whole("--shards", "N", "The number of shards.", 1, 1, 100_000);
        private readonly Option<int> _cores = Cli.Options.Whole("--cpus-per-task", "N", "Cores of a task, which are its threads.", 1, 1, 1024);
        private readonly Option<int> _parallel = Cli.Options.Whole("--parallel", "N", "The most tasks at a time; 0 leaves it to the cluster.", 0, 0, 100_000);
        private readonly Option<int> _retries = Cli.Options.Whole("--retries", "N", "How often a shard that failed is tried again.", 3, 0, 100);

        public TermInput Input { get; } = new();

        public Option<string> Folder { get; } = new("--out", "-o") { Description = "The folder for the parts and the whole scan, which all machines see.", HelpName = "DIR", Required = true };

        public Option<string> Name { get; } = new("--name") { Description = "Begins the names of the jobs: small letters, digits and hyphens.", HelpName = "NAME", DefaultValueFactory = _ => "analysiskit" };

        /// <summary>The names of the options that are not passed on to the scan.</summary>
        public IReadOnlyList<string> Own => [_shards.Name, _cores.Name, _parallel.Name, _retries.Name, Folder.Name, Name.Name, "--threads"];

        public KitCommand AddTo(KitCommand command)
        {
            _of.AcceptOnlyFromAmong("terms", "statements");
            _shards.Required = true;
            Name.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && !JobName().IsMatch(result.Tokens[0].Value))
                    result.AddError("'--name' must be small letters, digits and hyphens, such as syria-2013.");
            });
            // Everything that is given becomes part of a script or manifest.
            command.Validators.Add(result =>
            {
                foreach (var part in result.Children)
                {
                    foreach (var token in part.Tokens)
                    {
                        if (OneLine.Problem(token.Value, part is ArgumentResult argument ? argument.Argument.Name : ((OptionResult)part).Option.Name) is { } problem)
                            result.AddError(problem);
                    }
                }
            });
            Input.AddCountsTo(command, threads: false);
            Input.Articles.WithoutStandardInput();
            foreach (var option in new Option[] { _of, _shards, Folder, _cores, _parallel, _retries, Name })
                command.Add(option);
            return command;
        }

        /// <summary>The options given for the scan, as they are written into the script.</summary>
        public static IEnumerable<string> ScanOptions(ParseResult parse, IReadOnlyList<string> own, Func<string, string, string> pathOf)
        {
            foreach (var option in parse.CommandResult.Command.Options.Where(o => !own.Contains(o.Name)))
            {
                if (parse.GetResult(option) is not { Implicit: false } given)
                    continue;
                if (given.Tokens.Count == 0)
                    yield return option.Name;
                foreach (var token in given.Tokens)
                {
                    var value = IsFile(parse, option, token.Value) ? pathOf(option.Name, token.Value) : token.Value;
                    // By itself a value that begins so would be an option, or the name of a file with arguments.
                    if (value.StartsWith('-') || value.StartsWith('@'))
                    {
                        yield return $"{option.Name}={value}";
                        continue;
                    }

                    yield return option.Name;
                    yield return value;
                }
            }
        }

        private static bool IsFile(ParseResult parse, Option option, string value) =>
            option.Name is ScanInput.TopicOption or ArticleInput.RejectsOption || option == Cli.Options.Corrections || option == ReaderOptions.Prompt || option == ReaderOptions.Answers
            || (option == Cli.Options.Model && value != Inputs.RulesAlone && ReaderOptions.IsKit(parse));

        public ClusterScan Scan(ParseResult parse, IReadOnlyList<string> program, IReadOnlyList<string> arguments, string folder)
        {
            // The current folder may be part of a path, and the program's own.
            foreach (var (word, what) in arguments.Select(a => (a, "ARTICLES or a file")).Concat(program.Select(p => (p, "--program"))).Append((folder, Folder.Name)))
            {
                if (OneLine.Problem(word, what) is { } problem)
                    throw new CommandFailure(ExitCodes.Usage, problem);
            }

            return new(program, arguments, parse.GetValue(_shards), folder, parse.GetValue(_cores), parse.GetValue(_parallel), parse.GetValue(_retries));
        }

        [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
        private static partial Regex JobName();
    }
}
