import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { withoutUrls } from './withoutUrls.ts';

const ROOT = join(import.meta.dirname, '..');

const CASES = [
  ['connect to https://rpc.example/v3/SECRET failed', 'connect to https://rpc.example failed'],
  ['https://user:SECRET@rpc.example:8545/?key=SECRET', 'https://rpc.example:8545'],
  ['"url":"wss://rpc.example/SECRET","id":1', '"url":"wss://rpc.example","id":1'],
  ['(http://[::1]:8545/SECRET)', '(http://[::1]:8545'],
  ['postgresql://guild:SECRET@db/relay and https://rpc.example#SECRET', 'postgresql://db and https://rpc.example'],
  [`at f (${pathToFileURL(ROOT)}/api/log.ts:7:3)\\n    at g`, 'at f (api/log.ts:7:3)\\n    at g'],
  [`at async ${pathToFileURL(ROOT)}/api/log.ts:7:3`, 'at async api/log.ts:7:3'],
  [`at f (${ROOT}/node_modules/pg/lib/client.js:674:13)`, 'at f (node_modules/pg/lib/client.js:674:13)'],
  ['at f (file:///home/SECRET/a%20b/c.ts:7:3)', 'at f (c.ts:7:3)'],
  ['at /home/SECRET/a b/c.ts:7:3', 'at c.ts:7:3'],
  [`at f (https://u:SECRET@rpc.example${ROOT}/SECRET:7:3)`, 'at f (https://rpc.example'],
  [`at ${pathToFileURL(ROOT)}/api/log.ts?key=SECRET:7:3`, 'at file://'],
  ['at f (node:internal/process/task_queues:103:5)', 'at f (node:internal/process/task_queues:103:5)'],
  ['No URL at 12:30, in a/b.', 'No URL at 12:30, in a/b.'],
] as const;

describe('withoutUrls', () => {
  for (const [text, shown] of CASES) {
    it(`leaves “${shown}”`, () => {
      expect(withoutUrls(text)).to.equal(shown);
    });
  }

  it('leaves the file and the line of a real stack trace, and no folder of this machine', () => {
    const { Client } = createRequire(import.meta.url)('pg');
    const thrown = [new Error('https://rpc.example/SECRET'), failure(() => Client.prototype.query.call(undefined))];
    const [own, packaged] = thrown.map(({ stack }) => withoutUrls(String(stack)));
    expect(own).to.match(/^Error: https:\/\/rpc\.example\n.* \(?api\/withoutUrls\.test\.ts:\d+:\d+\)?$/m);
    expect(packaged).to.match(/ \(node_modules\/pg\/lib\/client\.js:\d+:\d+\)$/m);
    for (const stack of [own, packaged]) expect(stack).to.not.include(ROOT);
  });
});

function failure(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it did not fail');
}
