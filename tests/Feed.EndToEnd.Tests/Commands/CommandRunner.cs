using System.Collections.Concurrent;
using System.Net;
using Feed.EndToEnd.Tests.Support;

namespace Feed.EndToEnd.Tests.Commands;

/// <summary>Sends commands over REST and checks that each answer is one that its command may get.</summary>
internal sealed class CommandRunner(RestClient rest, IReadOnlyList<Account> accounts)
{
    private readonly Things _posts = new();
    private readonly Things _comments = new();
    private readonly ConcurrentBag<string> _words = [];
    private readonly ConcurrentDictionary<int, bool> _deletedAccounts = new();

    /// <summary>The word of every text that was ever accepted, the edited and deleted ones too.</summary>
    public IReadOnlyCollection<string> Words => _words;

    public async Task RunAsync(Command command, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(command, cancellationToken);
        if (reply is null)
        {
            return;
        }

        // 401 and 404: an account, post or comment deleted by another command. Nothing else may go wrong.
        Assert.True(
            reply.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent or HttpStatusCode.NotFound
            || (reply.Status == HttpStatusCode.Forbidden && reply.Code == "blocked")
            || (reply.Status == HttpStatusCode.Unauthorized && _deletedAccounts.ContainsKey(command.Actor)),
            $"{command} was answered {(int)reply.Status}: {reply.Text}");
    }

    private Task<Reply?> SendAsync(Command command, CancellationToken stop) => command.Kind switch
    {
        CommandKind.Post => PostAsync(command, stop),
        CommandKind.EditPost => EditAsync(command, stop),
        CommandKind.DeletePost => OnThing(command, HttpMethod.Delete, "posts/{0}", _posts, OwnedBy(command), stop),
        CommandKind.Follow => OnUser(command, HttpMethod.Put, "users/{0}/follow", stop),
        CommandKind.Unfollow => OnUser(command, HttpMethod.Delete, "users/{0}/follow", stop),
        CommandKind.Block => OnUser(command, HttpMethod.Put, "users/{0}/block", stop),
        CommandKind.Unblock => OnUser(command, HttpMethod.Delete, "users/{0}/block", stop),
        CommandKind.Like => OnThing(command, HttpMethod.Put, "posts/{0}/like", _posts, null, stop),
        CommandKind.Unlike => OnThing(command, HttpMethod.Delete, "posts/{0}/like", _posts, null, stop),
        CommandKind.Comment => CommentAsync(command, stop),
        CommandKind.DeleteComment => OnThing(command, HttpMethod.Delete, "comments/{0}", _comments, OwnedBy(command), stop),
        CommandKind.Rename => As(command, HttpMethod.Patch, "users/me", new { displayName = $"renamed {command.Number} ✨" }, stop),
        CommandKind.DeleteAccount => DeleteAccountAsync(command, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private async Task<Reply?> PostAsync(Command command, CancellationToken stop)
    {
        var imageUrl = command.Target % 3 == 0 ? $"https://images.example.org/{command.Number}.jpg" : null;
        var reply = await As(command, HttpMethod.Post, "posts", new { text = Texts.Of(command), imageUrl }, stop);
        Remember(reply, command, _posts);
        _words.Add(Texts.Word(command));
        return reply;
    }

    private async Task<Reply?> EditAsync(Command command, CancellationToken stop)
    {
        if (_posts.Choose(command.Target, OwnedBy(command)) is not { } post)
        {
            return null;
        }

        _words.Add(Texts.Word(command));
        return await As(command, HttpMethod.Patch, $"posts/{post.Id}", new { text = Texts.Of(command) }, stop);
    }

    private async Task<Reply?> CommentAsync(Command command, CancellationToken stop)
    {
        if (_posts.Choose(command.Target) is not { } post)
        {
            return null;
        }

        var reply = await As(command, HttpMethod.Post, $"posts/{post.Id}/comments", new { text = $"comment {command.Number} 💬" }, stop);
        Remember(reply, command, _comments);
        return reply;
    }

    private Task<Reply?> DeleteAccountAsync(Command command, CancellationToken stop)
    {
        _deletedAccounts[command.Actor] = true;
        return As(command, HttpMethod.Delete, "users/me", null, stop);
    }

    private async Task<Reply?> OnUser(Command command, HttpMethod method, string path, CancellationToken stop)
    {
        // Never oneself: that is a bad input, which another test sends.
        var other = (command.Actor + 1 + (command.Target % (accounts.Count - 1))) % accounts.Count;
        return await As(command, method, string.Format(null, path, accounts[other].Id), null, stop);
    }

    private async Task<Reply?> OnThing(
        Command command, HttpMethod method, string path, Things things, Func<Thing, bool>? fits, CancellationToken stop) =>
        things.Choose(command.Target, fits) is { } thing
            ? await As(command, method, string.Format(null, path, thing.Id), null, stop)
            : null;

    private async Task<Reply?> As(Command command, HttpMethod method, string path, object? body, CancellationToken stop) =>
        await rest.SendAsync(method, path, body, accounts[command.Actor].Token, stop);

    private static Func<Thing, bool> OwnedBy(Command command) => thing => thing.Owner == command.Actor;

    private static void Remember(Reply? reply, Command command, Things things)
    {
        if (reply is { Status: HttpStatusCode.Created })
        {
            things.Add(new Thing(reply.Json.Id(), command.Actor));
        }
    }
}
