// node sockets.mjs URL : graphql-transport-ws as graphql-ws, the protocol's own client, speaks it.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { check, finish } from './checks.mjs';

const url = process.argv[2].replace(/^http/, 'ws');
const connect = (options = {}) => createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
const all = async (client, query, variables) => {
  const results = [];
  for await (const result of client.iterate({ query, variables })) results.push(result);
  return results;
};

const client = connect();
await check('a subscription answers its events and completes', async () =>
  assert.deepEqual(await all(client, 'subscription($n: Int!) { tick(n: $n) }', { n: 3 }), [1, 2, 3].map((tick) => ({ data: { tick } }))));
await check('a query is answered once', async () => assert.deepEqual(await all(client, '{ hello }'), [{ data: { hello: 'Hello you' } }]));
await check('a wrong document is an error', async () =>
  await assert.rejects(all(client, '{ nope }'), (errors) => Array.isArray(errors) && /Cannot query field/.test(errors[0].message)));
await check('the error of an event leaves the subscription going', async () => {
  const results = await all(client, 'subscription { nullableTick(n: 2, fail: true) }');
  assert.deepEqual(results.map((r) => r.errors[0].message), ['no 1', 'no 2']);
});
await check('many operations share a connection', async () => {
  const results = await Promise.all(Array.from({ length: 50 }, (_, i) => all(client, 'subscription($n: Int!) { tick(n: $n) }', { n: i })));
  results.forEach((events, i) => assert.equal(events.length, i));
});
await check('a client may leave and come again', async () => {
  for await (const result of client.iterate({ query: 'subscription { tick(n: 1000000) }' })) {
    if (result.data.tick === 3) break;
  }
  assert.equal((await all(client, '{ hello }')).length, 1);
});
await client.dispose();

await check('connectionParams sign in', async () => {
  const signedIn = connect({ connectionParams: { token: 'ada' } });
  assert.deepEqual(await all(signedIn, '{ userName }'), [{ data: { userName: 'ada' } }]);
  await signedIn.dispose();
});
await check('a wrong token closes with 4403', async () => {
  const refused = connect({ connectionParams: { token: 'wrong' } });
  await assert.rejects(all(refused, '{ hello }'), (event) => event.code === 4403 && event.reason === 'Wrong token');
});
await check('the client pings and is answered', async () => {
  let pongs = 0;
  const pinging = connect({ lazy: false, keepAlive: 20, on: { pong: (received) => (pongs += received ? 1 : 0) } });
  while (pongs < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  await pinging.dispose();
});
finish();
