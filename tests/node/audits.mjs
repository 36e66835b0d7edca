// node audits.mjs URL : the server audits of GraphQL over HTTP, all of them, whatever their level.
import assert from 'node:assert/strict';
import { serverAudits } from 'graphql-http';
import { check, finish } from './checks.mjs';

const audits = serverAudits({ url: process.argv[2] });
await check('there are 61 audits', () => assert.equal(audits.length, 61));
for (const audit of audits) {
  await check(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    assert.equal(result.status, 'ok', result.reason);
  });
}
finish();
