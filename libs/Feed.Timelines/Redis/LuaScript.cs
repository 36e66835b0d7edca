using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Feed.Timelines;

/// <summary>A script that Redis runs as one step. They live in <c>Scripts/</c>, embedded in the assembly.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Text">What is sent to Redis: the shared functions, then the file.</param>
internal sealed record LuaScript(string Name, string Text)
{
    public static readonly LuaScript TimelineRead = Load("timeline-read");
    public static readonly LuaScript TimelineNewest = Load("timeline-newest");
    public static readonly LuaScript TimelineBegin = Load("timeline-begin", "register", "prelude", "timeline");
    public static readonly LuaScript TimelineFinish = Load("timeline-finish", "register", "prelude", "timeline");
    public static readonly LuaScript TimelinePush = Load("timeline-push", "register", "timeline-quick", "prelude", "timeline");
    public static readonly LuaScript TimelineRemove = Load("timeline-remove", "register", "prelude", "timeline");
    public static readonly LuaScript TimelineSettle = Load("timeline-settle", "register", "prelude", "timeline");
    public static readonly LuaScript TimelineFloor = Load("timeline-floor", "register", "prelude", "timeline");
    public static readonly LuaScript CardLease = Load("card-lease");
    public static readonly LuaScript CardSet = Load("card-set", "card-stamp");
    public static readonly LuaScript CardFill = Load("card-fill", "card-stamp");
    public static readonly LuaScript CardAdd = Load("card-add", "card-stamp");
    public static readonly LuaScript CountsLease = Load("counts-lease", "counts");
    public static readonly LuaScript CountsFill = Load("counts-fill", "prelude", "counts");
    public static readonly LuaScript CountsApply = Load("counts-apply", "prelude", "counts");
    public static readonly LuaScript FanoutAdd = Load("fanout-add");
    public static readonly LuaScript FanoutTake = Load("fanout-take");
    public static readonly LuaScript FanoutAdvance = Load("fanout-advance");
    public static readonly LuaScript Epoch = Load("epoch");
    public static readonly LuaScript Existing = Load("existing");

    /// <summary>What Redis knows the script by (EVALSHA), so that nobody computes or looks it up for each call.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "A name that Redis chose; nothing is secured by it.")]
    public byte[] Sha1 { get; } = SHA1.HashData(Encoding.UTF8.GetBytes(Text));

    private static LuaScript Load(string name, params string[] shared) =>
        new(name, string.Join('\n', shared.Append(name).Select(Read)));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
