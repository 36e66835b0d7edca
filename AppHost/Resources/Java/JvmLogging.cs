namespace AppHost.Resources;

/// <summary>What a Java server logs: to its standard output, which is the resource's log.</summary>
internal static class JvmLogging
{
    /// <summary>Name of the file beside the server's configuration.</summary>
    public const string FileName = "log4j2.xml";

    /// <summary>The file's text: warnings and worse, and more or less for some loggers.</summary>
    public static string Render(params (string Logger, string Level)[] loggers) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- Written by AppHost at every start. -->
        <Configuration status="error">
          <Appenders>
            <Console name="out" target="SYSTEM_OUT"><PatternLayout pattern="%d %-5p %m (%c)%n"/></Console>
          </Appenders>
          <Loggers>
            <Root level="warn"><AppenderRef ref="out"/></Root>
        {string.Concat(loggers.Select(one => $"    <Logger name=\"{one.Logger}\" level=\"{one.Level}\"/>\n"))}  </Loggers>
        </Configuration>

        """;
}
