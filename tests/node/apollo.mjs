// node apollo.mjs URL TOKEN CURSOR : @apollo/client against the feed: cache, pages, persisted queries by GET, subscription.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { check, finish } from './checks.mjs';

const [url, token, cursor] = process.argv.slice(2);
const requests = [];
const http = new HttpLink({
  uri: url,
  headers: { authorization: `Bearer ${token}` },
  fetch: (...request) => {
    requests.push({ url: String(request[0]), method: request[1].method });
    return fetch(...request);
  },
});
const cache = new InMemoryCache({ typePolicies: { Query: { fields: { feed: relayStylePagination() } } } });
const sha256 = async (text) => createHash('sha256').update(text).digest('hex');
const client = new ApolloClient({ cache, link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(http) });

const FEED = gql`
  query Feed($first: Int!, $after: String) {
    me { id handle }
    feed(first: $first, after: $after) { edges { cursor node { id text author { handle } likeCount } } pageInfo { hasNextPage endCursor } }
  }
`;

await check('a page is read, its hash registered first', async () => {
  const { data } = await client.query({ query: FEED, variables: { first: 2 } });
  assert.equal(data.feed.edges.length, 2);
  assert.deepEqual(requests.map((r) => r.method), ['GET', 'POST']);
});
await check('the next page goes by hash alone', async () => {
  const feed = client.watchQuery({ query: FEED, variables: { first: 2 } });
  await feed.fetchMore({ variables: { after: feed.getCurrentResult().data.feed.pageInfo.endCursor } });
  const { edges } = feed.getCurrentResult().data.feed;
  assert.equal(new Set(edges.map((e) => e.node.id)).size, 4);
  assert.equal(requests.at(-1).method, 'GET');
  assert.ok(!requests.at(-1).url.includes('query='));
});
await check('errors come as errors', async () => {
  await assert.rejects(client.query({ query: gql`{ nope }` }), /Cannot query field/);
});
await check('a subscription catches up from its cursor', async () => {
  const sockets = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: { Authorization: `Bearer ${token}` } });
  const live = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(sockets) });
  const query = gql`subscription($after: String) { feedUpdated(after: $after) { id text } }`;
  const { data } = await new Promise((resolve, reject) => live.subscribe({ query, variables: { after: cursor } }).subscribe({ next: resolve, error: reject }));
  assert.equal(data.feedUpdated.text, 'while away');
  await sockets.dispose();
});
finish();
