using System.CommandLine;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary>The NAME of a resource on the command line.</summary>
internal static class ResourceName
{
    public static Argument<string?> Argument(ArgumentArity arity, string description)
    {
        var argument = new Argument<string?>("NAME") { Description = description, Arity = arity };
        argument.AcceptOnlyFromAmong([.. StackProfile.AllNames]);
        return argument;
    }
}
