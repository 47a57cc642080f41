import { expect } from 'chai';
import { createScriptedLedger, type ScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import type { Entry } from '../follower/blocks.ts';
import { createFollower, type LedgerFollower } from '../follower/follower.ts';
import { stoppable } from '../stoppable.ts';
import { createEntryPages, type EntryPages } from './entryPages.ts';
import { entryStream } from './entryStream.ts';
import { type EntryFilter, readFilter } from './filter.ts';
import type { NewEntries, Reorganisation } from './message.ts';
import { cursorOf, placeOf } from './place.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const quiet = { warn: () => {} };

const inTurn = <T>(ask: () => Promise<T>) => ask();
const known = new WeakMap<LedgerFollower, EntryPages>();
/** The pages that all of a follower's subscribers share. */
function pagesOf(follower: LedgerFollower): EntryPages {
  const pages = known.get(follower) ?? createEntryPages(follower);
  known.set(follower, pages);
  return pages;
}

/** A client: keeps what it is told, and its last cursor; it may be cut at any time. */
class Client {
  entries: Entry[] = [];
  cursor = '0';
  reorganisations = 0;
  private connection: AsyncGenerator<NewEntries | Reorganisation, void, void> | undefined;
  private readonly filter: EntryFilter;

  constructor(where: unknown) {
    this.filter = readFilter(where);
  }

  connect(follower: LedgerFollower): void {
    const leaving = new AbortController();
    const { signal } = leaving;
    const pages = pagesOf(follower);
    const stream = entryStream(follower, { start: placeOf(this.cursor), filter: this.filter, signal, pages, inTurn });
    this.connection = stoppable(stream, () => leaving.abort());
    void this.receive(this.connection);
  }

  async receive(connection: NonNullable<typeof this.connection>): Promise<void> {
    for await (const message of connection) {
      if (connection !== this.connection) return;
      this.cursor = message.cursor;
      if (message.__typename === 'Reorganisation') {
        this.reorganisations += 1;
        this.entries = this.entries.filter(({ blockNumber }) => Number(blockNumber) <= message.kept);
      } else this.entries.push(...message.entries);
    }
  }

  async cut(): Promise<void> {
    await this.connection?.return();
    this.connection = undefined;
  }

  matching(ledger: ScriptedLedger): string[] {
    const all = ledger.blocks().flatMap(({ entries }) => entries);
    return all.filter(this.filter.matches).map(({ id, blockHash }) => `${id} ${blockHash}`);
  }

  has(): string[] {
    return this.entries.map(({ id, blockHash }) => `${id} ${blockHash}`);
  }
}

describe('entryStream', () => {
  const untilEqual = async (client: Client, ledger: ScriptedLedger) => {
    for (let looks = 0; looks < 2_000; looks += 1) {
      if (client.has().join() === client.matching(ledger).join()) return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const [has, wants] = [client.has(), client.matching(ledger)];
    expect(new Set(has).size, 'doubles').to.equal(has.length);
    const at = wants.findIndex((entry, i) => entry !== has[i]);
    expect({ entries: has.length, at, is: has[at] }).to.deep.equal({ entries: wants.length, at: -1, is: wants[at] });
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  for (const seed of SEEDS) {
    it(`gives what the ledger has, whoever is cut and whatever is dropped (seed ${seed})`, async () => {
      const random = createRandom(seed);
      const ledger = createScriptedLedger(random);
      ledger.grow(seed % 2 === 0 ? 700 : 20);
      // Two processes, so that some come back to one that has never seen what they were told of.
      const followers = [createFollower(ledger, quiet, 1), createFollower(ledger, quiet, 1)];
      const leaves = await Promise.all(followers.map((follower) => follower.join()));
      const filters = [null, { kinds: ['PAID'] }, { accounts: ['0xA1'], guilds: ['0x01'] }];
      const clients = Array.from({ length: 12 }, (_, i) => new Client(filters[i % filters.length]));
      for (const client of clients) client.connect(random.pick(followers));
      let longest = 0;
      const move = () => {
        if (random.once(2)) ledger.drop(1 + random.number(random.once(6) ? 300 : 6));
        ledger.grow(1 + random.number(random.once(8) ? 90 : 5), () => (random.once(10) ? 120 : random.number(3)));
        longest = Math.max(longest, ledger.blocks().length);
      };
      for (let step = 0; step < 60; step += 1) {
        move();
        if (random.once(3)) await pause(3);
        const client = random.pick(clients);
        await client.cut();
        if (random.once(2)) move();
        client.connect(random.pick(followers));
      }
      // A branch counts when it is longer than what was there.
      ledger.grow(Math.max(1, longest + 1 - ledger.blocks().length));
      for (const client of clients) await untilEqual(client, ledger);
      expect(clients.reduce((sum, { reorganisations }) => sum + reorganisations, 0)).to.be.above(0);
      for (const client of clients) await client.cut();
      for (const leave of leaves) leave();
    });
  }

  it('tells where the ledger stands at once, and nothing that was there before', async () => {
    const ledger = createScriptedLedger(createRandom(7));
    ledger.grow(5, () => 2);
    const follower = createFollower(ledger, quiet, 1);
    const leave = await follower.join();
    const head = ledger.blocks().at(-1);
    const { view } = follower;
    const start = placeOf(
      cursorOf({ number: 5, hash: head?.hash.slice(2, 18) ?? '', logIndex: 0xffffffff, anchors: view.anchors(5) }),
    );
    const leaving = new AbortController();
    const stream = entryStream(follower, {
      start,
      filter: readFilter(null),
      signal: leaving.signal,
      pages: pagesOf(follower),
      inTurn,
    });
    const { value: first } = await stream.next();
    expect(first).to.deep.include({ __typename: 'NewEntries', entries: [] });
    expect(first?.block).to.deep.equal({ number: 5, hash: head?.hash, timestamp: '5' });
    const next = stream.next();
    ledger.grow(1, () => 2);
    const { value: second } = await next;
    expect(second).to.have.property('entries').with.length(2);
    leaving.abort();
    leave();
  });

  it('takes no page that was answered from another branch', async () => {
    const ledger = createScriptedLedger(createRandom(9));
    ledger.grow(700, () => 1);
    let foreign = 0;
    const read: ScriptedLedger['read'] = async (range) => {
      const seen = await ledger.read(range);
      if (range.upTo === undefined || foreign > 0) return seen;
      foreign += 1;
      ledger.grow(1);
      return { ...seen, head: { ...seen.head, hash: `0x${'e'.repeat(64)}` }, entries: [], isFull: false };
    };
    const follower = createFollower({ ...ledger, read }, quiet, 1);
    const leave = await follower.join();
    const client = new Client(null);
    // Blocks that are not kept, so that they are read in pages.
    expect(follower.view.floor()?.number).to.equal(700);
    client.connect(follower);
    await untilEqual(client, ledger);
    expect(foreign).to.equal(1);
    await client.cut();
    leave();
  });

  it('is asked once for each page, however many begin at once', async () => {
    const ledger = createScriptedLedger(createRandom(10));
    ledger.grow(900, () => 1);
    const pagesRead: string[] = [];
    const read: ScriptedLedger['read'] = (range) => {
      if (range.upTo !== undefined) pagesRead.push(range.after);
      return ledger.read(range);
    };
    const follower = createFollower({ ...ledger, read }, quiet, 1);
    const leave = await follower.join();
    const clients = Array.from({ length: 50 }, () => new Client(null));
    for (const client of clients) client.connect(follower);
    for (const client of clients) await untilEqual(client, ledger);
    expect(pagesRead).to.have.length(9);
    expect(new Set(pagesRead).size).to.equal(9);
    for (const client of clients) await client.cut();
    leave();
  });

  it('is asked for once a block, however many subscribe', async () => {
    const ledger = createScriptedLedger(createRandom(8));
    ledger.grow(3);
    const follower = createFollower(ledger, quiet, 1);
    const leave = await follower.join();
    const clients = Array.from({ length: 50 }, () => new Client(null));
    for (const client of clients) client.connect(follower);
    for (const client of clients) await untilEqual(client, ledger);
    const before = ledger.reads();
    const at = performance.now();
    ledger.grow(1, () => 3);
    for (const client of clients) await untilEqual(client, ledger);
    expect(ledger.reads() - before).to.be.below(2 + (performance.now() - at));
    for (const client of clients) await client.cut();
    leave();
    await pause(20);
    const after = ledger.reads();
    await pause(20);
    expect(ledger.reads(), 'nobody is subscribed').to.equal(after);
  });
});
