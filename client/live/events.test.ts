import { expect } from 'chai';
import { type LiveServer, startLiveServer } from '../../testing/live/liveServer.ts';
import { createScriptedLedger, type ScriptedLedger } from '../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../testing/random.ts';
import { createClient } from '../createClient.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import type { Entry } from '../read/entry.ts';
import type { LedgerMessage, LiveOptions } from './events.ts';

const KINDS = ['DEPOSITED', 'PAID', 'VOTE_CAST'];

/** A fetch whose streams break off after so many pieces. */
function breaking(piecesUntilBreak: () => number): typeof fetch {
  return async (url, options) => {
    const response = await fetch(url, options);
    if (!response.body) return response;
    let left = piecesUntilBreak();
    const cut = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        left -= 1;
        if (left === 0) controller.error(new Error('The connection broke.'));
        else controller.enqueue(piece);
      },
    });
    return new Response(response.body.pipeThrough(cut), response);
  };
}

describe('events', () => {
  let ledger: ScriptedLedger;
  let server: LiveServer;
  beforeEach(async () => {
    ledger = createScriptedLedger(createRandom(5));
    ledger.grow(300, () => 2);
    server = await startLiveServer(ledger, 20);
  });
  afterEach(() => server?.stop());

  const all = () => ledger.blocks().flatMap(({ entries }) => entries.map(({ entryHash }) => entryHash));

  /** Keeps entries by messages until it has the ledger. */
  async function keep(kept: Entry[], messages: AsyncIterable<LedgerMessage>, onMessage = (_: LedgerMessage) => {}) {
    for await (const message of messages) {
      if (message.__typename === 'NewEntries') kept.push(...message.entries);
      else kept.splice(0, kept.length, ...kept.filter(({ blockNumber }) => blockNumber <= BigInt(message.kept)));
      onMessage(message);
      if (kept.map(({ entryHash }) => entryHash).join() === all().join()) return;
    }
  }

  it('tells every entry once over connections that break and branches that go', async () => {
    const random = createRandom(9);
    const client = createClient({ url: server.url, fetch: breaking(() => 2 + random.number(5)) });
    const kept: Entry[] = [];
    let breaks = 0;
    let reorganisations = 0;
    let drops = 0;
    const onBreak = () => {
      breaks += 1;
    };
    const options: LiveOptions = { after: '0', onBreak };
    await keep(kept, client.events(options), (message) => {
      if (message.block.number === ledger.blocks().length - 1 && drops < 3) {
        drops += 1;
        ledger.drop(1 + random.number(4));
        ledger.grow(5);
      }
      if (message.__typename === 'Reorganisation') reorganisations += 1;
    });
    expect(breaks).to.be.above(1);
    expect(reorganisations).to.be.within(1, 3);
    expect(kept[0]?.number).to.equal(1n);
  });

  it('goes on after a cursor, with what is asked for', async () => {
    const client = createClient({ url: server.url });
    const where = { kinds: ['PAID'] };
    const told = async (after: string) => {
      for await (const message of client.events({ where, after })) {
        if (message.__typename === 'NewEntries' && message.entries.length > 0) return message;
      }
      throw new Error('Nothing was told.');
    };
    const first = await told('0');
    const second = await told(first.cursor);
    const paid = ledger.blocks().flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'PAID'));
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).to.deep.equal(paid.slice(0, ids.length).map(({ id }) => id));
  });

  it('finds that an entry is missing or is another one', async () => {
    for (const [spoil, words] of [
      [
        (text: string) => text.replace(/\{"id":"[^}]*"number":"7"[^}]*\},?/, ''),
        'Entry 8 of guild 0x01 was given after entry 6',
      ],
      [(text: string) => text.replace(/"entryHash":"0x../, '"entryHash":"0xzz'), 'does not continue entry 1'],
    ] as const) {
      const spoiling: typeof fetch = async (url, options) => {
        const response = await fetch(url, options);
        let isFirst = true;
        const spoiler = new TransformStream<string, string>({
          transform(piece, controller) {
            controller.enqueue(isFirst ? spoil(piece) : piece);
            if (piece.includes('entryHash')) isFirst = false;
          },
        });
        const text = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(spoiler);
        return new Response(text?.pipeThrough(new TextEncoderStream()), response);
      };
      const client = createClient({ url: server.url, fetch: spoiling });
      const failure = await keep([], client.events({ after: '0', where: { guilds: ['0x01'] } })).catch(
        (error) => error,
      );
      expect(failure).to.be.an.instanceOf(GuildhallError).with.property('code', 'BROKEN_LEDGER');
      expect(failure.message).to.contain(words);
    }
  });

  it('ends when it is told to, and with what trying again does not mend', async () => {
    const leaving = new AbortController();
    const client = createClient({ url: server.url });
    const following = keep([], client.events({ where: { kinds: KINDS }, signal: leaving.signal }));
    leaving.abort(new Error('Enough.'));
    expect(await following.catch((error) => error.message)).to.equal('Enough.');
    const wrong = await client
      .events({ after: 'nonsense' })
      .next()
      .catch((error) => error);
    expect(wrong).to.be.an.instanceOf(GuildhallError).with.property('code', 'BAD_USER_INPUT');
  });
});
