// node streams.mjs URL : server-sent events as graphql-sse's client reads them, in distinct connections mode.
import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { check, finish } from './checks.mjs';

const client = createClient({ url: process.argv[2], singleConnection: false, retryAttempts: 0 });
const all = async (query, variables) => {
  const results = [];
  for await (const result of client.iterate({ query, variables })) results.push(result);
  return results;
};

await check('a subscription answers its events and completes', async () =>
  assert.deepEqual(await all('subscription($n: Int!) { tick(n: $n) }', { n: 3 }), [1, 2, 3].map((tick) => ({ data: { tick } }))));
await check('a query is answered once', async () => assert.deepEqual(await all('{ hello }'), [{ data: { hello: 'Hello you' } }]));
await check('a wrong document is told in the stream', async () => assert.match((await all('{ nope }'))[0].errors[0].message, /Cannot query field/));
await check('a client may leave', async () => {
  for await (const result of client.iterate({ query: 'subscription { tick(n: 1000000) }' })) {
    if (result.data.tick === 3) break;
  }
});
client.dispose();

await check("the page's own reader follows a subscription and leaves it", async () => {
  const code = await (await fetch(`${process.argv[2]}/ui/events.js`)).text();
  const { withSubscriptions } = runInThisContext(`(() => { ${code}; return { withSubscriptions }; })()`);
  const fetcher = withSubscriptions(process.argv[2], () => assert.fail('not a subscription'));
  const ask = (query) => fetcher({ query }, { headers: {}, documentAST: parse(query) });
  const results = [];
  for await (const result of ask('subscription { tick(n: 3) }')) results.push(result.data.tick);
  assert.deepEqual(results, [1, 2, 3]);
  for await (const result of ask('subscription { tick(n: 1000000) }')) {
    if (result.data.tick === 3) break;
  }
});
finish();
