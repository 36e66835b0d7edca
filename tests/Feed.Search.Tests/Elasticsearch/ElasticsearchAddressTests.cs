using Feed.Search.Elasticsearch;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class ElasticsearchAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9200", "http://127.0.0.1:9200/")]
    [InlineData("https://search.example/prefix/", "https://search.example/prefix/")]
    [InlineData("https://search.example/prefix", "https://search.example/prefix/")]
    public void Url_is_taken_as_it_is(string text, string url)
    {
        var address = ElasticsearchAddress.Parse(text);
        Assert.Equal(url, address.Url.ToString());
        Assert.Null(address.Credentials);
    }

    [Fact]
    public void User_and_password_become_a_header_and_leave_the_url()
    {
        var address = ElasticsearchAddress.Parse("http://elastic:p%40ss:w%C3%B6rd@localhost:9200");
        Assert.Equal("http://localhost:9200/", address.Url.ToString());
        Assert.Equal("Basic", address.Credentials!.Scheme);
        Assert.Equal(Convert.ToBase64String("elastic:p@ss:wörd"u8), address.Credentials.Parameter);
    }

    [Theory]
    [InlineData("localhost:9200")]
    [InlineData("Endpoint=http://localhost:9200")]
    [InlineData("ftp://localhost")]
    [InlineData("/search")]
    public void Text_that_is_no_web_address_is_refused_without_repeating_it(string text)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ElasticsearchAddress.Parse(text));
        Assert.DoesNotContain(text, refused.Message, StringComparison.Ordinal);
    }
}
