using Training.Benchmarks;
using Training.Benchmarks.Load;
using Training.Benchmarks.Parts;

return args switch
{
    ["parts", ..] => PartsCommand.Run(args[1..]),
    ["load", ..] => await LoadCommand.RunAsync(new(args[1..])),
    ["submit-rush", ..] => await SubmitRushCommand.RunAsync(new(args[1..])),
    ["term", ..] => await TermCommand.RunAsync(new(args[1..])),
    ["first-visit", ..] => await FirstVisitCommand.RunAsync(new(args[1..])),
    _ => Options.SayUsage(),
};
