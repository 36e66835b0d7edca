using System.Text.Json;
using AppHost.Local;
using AppHost.Resources;
using Feed.Contracts;

namespace AppHost.Tests.Resources;

public sealed class DistributedPartsTests
{
    [Fact]
    public void Connector_is_as_declared_whatever_name_Connect_adds_and_not_when_a_value_differs_or_one_is_added()
    {
        var declared = new Dictionary<string, string>(ConnectorDeclaration.Configuration) { ["name"] = "feed" };

        Assert.True(ConnectorKeeper.IsDeclared(declared));
        Assert.False(ConnectorKeeper.IsDeclared(new Dictionary<string, string>(declared) { ["poll.interval.ms"] = "500" }));
        Assert.False(ConnectorKeeper.IsDeclared(new Dictionary<string, string>(declared) { ["more"] = "x" }));
        Assert.False(ConnectorKeeper.IsDeclared(new Dictionary<string, string>()));
    }

    [Fact]
    public void Connector_holds_no_secret_and_captures_the_published_tables_alone()
    {
        Assert.Equal("${env:FEED_DATABASE_PASSWORD}", ConnectorDeclaration.Configuration["database.password"]);
        Assert.Equal(
            ["public.blocks", "public.comments", "public.follows", "public.likes", "public.posts", "public.users"],
            ConnectorDeclaration.Configuration["table.include.list"].Split(',').Order(StringComparer.Ordinal));
        Assert.Equal(ConnectorDeclaration.Slot, ConnectorDeclaration.Configuration["slot.name"]);
        Assert.Equal(Topics.Prefix, ConnectorDeclaration.Configuration["topic.prefix"]);
        Assert.Equal(Topics.Notifications, ConnectorDeclaration.Configuration["notification.sink.topic.name"]);
    }

    [Fact]
    public void Failed_task_is_a_failure_though_the_connector_runs_and_its_cause_is_told()
    {
        var status = ConnectorStatus.Read(JsonDocument.Parse("""
            {"name":"feed","connector":{"state":"RUNNING"},"tasks":[{"id":0,"state":"FAILED","trace":"the cause\n\tat x"}]}
            """).RootElement);

        Assert.Equal((false, true, "the cause\n\tat x"), (status.IsRunning, status.HasFailed, status.Trace));
    }

    [Fact]
    public void Connector_without_tasks_does_not_run_yet() =>
        Assert.False(ConnectorStatus.Read(JsonDocument.Parse("""{"connector":{"state":"RUNNING"},"tasks":[]}""").RootElement).IsRunning);

    [Theory]
    [InlineData("JAVA_VERSION=\"17.0.15\"", 17)]
    [InlineData("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21\"\n", 21)]
    [InlineData("JAVA_VERSION=\"1.8.0_402\"", 8)]
    [InlineData("JAVA_VERSION=\"25-ea\"", 25)]
    [InlineData("OTHER=\"1\"", null)]
    public void Version_of_a_Java_is_read_from_its_release_file(string release, int? major) => Assert.Equal(major, JavaInstallation.ParseMajor(release));

    [Theory]
    [InlineData(@"C:\data", @"C:\\data")]
    [InlineData("/home/Zoë", @"/home/Zo\u00eb")]
    [InlineData(" a b", @"\ a b")]
    public void Values_of_properties_are_escaped(string value, string expected) => Assert.Equal(expected, PropertiesFile.Escape(value));

    [Fact]
    public void Topics_keep_changes_for_the_time_that_the_setting_says_and_are_never_compacted()
    {
        var topics = TopicSettings.Read(new Dictionary<string, string> { [TopicSettings.RetentionVariable] = "1.00:00:00", [TopicSettings.PartitionsVariable] = "3" }).Declare();

        var posts = topics.Single(topic => topic.Name == "feed.public.posts");
        Assert.Equal((3, "86400000"), (posts.Partitions, posts.Settings["retention.ms"]));
        Assert.All(topics, topic => Assert.Equal("delete", topic.Settings["cleanup.policy"]));
        Assert.Equal(Topics.Partitions, TopicSettings.Read(new Dictionary<string, string>()).Partitions);
    }

    [Theory]
    [InlineData(TopicSettings.RetentionVariable, "soon")]
    [InlineData(TopicSettings.RetentionVariable, "-1.00:00:00")]
    [InlineData(TopicSettings.PartitionsVariable, "0")]
    public void Setting_of_a_topic_that_cannot_be_used_is_told_by_its_name(string name, string value) =>
        Assert.Contains(name, Assert.Throws<LocalStackException>(() => TopicSettings.Read(new Dictionary<string, string> { [name] = value })).Cause, StringComparison.Ordinal);

    [Fact]
    public void Password_of_a_given_Elasticsearch_is_not_shown() =>
        Assert.Equal("http://search:9200", new GivenElasticsearch("http://elastic:secret@search:9200/").Url);

    [Fact]
    public void Each_profile_gives_up_the_slots_that_only_the_other_reads() =>
        Assert.Equal(
            ["feed_connect", "feed_feed_builder", "feed_search_indexer"],
            StackProfile.All.SelectMany(profile => profile.IdleSlots).Order(StringComparer.Ordinal));
}
