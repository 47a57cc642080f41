import { createHash } from 'node:crypto';
import type { Entry, LinkedBlock } from '../../api/live/follower/blocks.ts';
import { afterBlock, type LedgerSource } from '../../api/live/follower/ledgerSource.ts';
import type { Random } from '../random.ts';

const KINDS = ['DEPOSITED', 'PAID', 'VOTE_CAST'];
const ACCOUNTS = ['0xa1', '0xa2', '0xa3'];

/** A ledger whose blocks are made as a test wants them: at once, without a chain. */
export type ScriptedLedger = LedgerSource & {
  /** All blocks of the branch that stands. */
  blocks(): readonly LinkedBlock[];
  /** Adds blocks with a few entries each. */
  grow(blocks: number, entriesIn?: () => number): void;
  /** Drops the last blocks. */
  drop(blocks: number): void;
  /** How often it was asked for entries. */
  reads(): number;
  /** Called before each answer: what happens then has happened while somebody asked. */
  meanwhile?: () => void;
};

/** Makes one with a first block. */
export function createScriptedLedger(random: Random): ScriptedLedger {
  const genesis = { number: 0, hash: hashOf('genesis'), parentHash: hashOf('none'), timestamp: 0, entries: [] };
  const branch: LinkedBlock[] = [genesis];
  const everMade = new Map<string, LinkedBlock>();
  let reads = 0;
  const head = () => branch.at(-1) ?? genesis;
  const ledger: ScriptedLedger = {
    blocks: () => branch,
    reads: () => reads,
    grow(blocks, entriesIn = () => random.number(3)) {
      for (let i = 0; i < blocks; i += 1) {
        const block = makeBlock(head(), entriesIn(), random);
        number(block, branch);
        everMade.set(block.hash, block);
        branch.push(block);
      }
    },
    drop: (blocks) => void branch.splice(Math.max(1, branch.length - blocks)),
    async read({ after, upTo, where = [], first = 1_000 }) {
      reads += 1;
      ledger.meanwhile?.();
      const bounds = (id: string) => id > after && (upTo === undefined || id <= upTo);
      const all = branch.flatMap(({ entries }) => entries).filter((entry) => bounds(entry.id) && meets(entry, where));
      const entries = all.slice(0, first);
      return { deployment: 'Qm', head: head(), entries, isFull: entries.length === first };
    },
    headerByHash: async (hash) => branch.find((block) => block.hash === hash),
    headerAt: async (number) => branch[number],
  };
  return ledger;
}

/** Numbers the entries of a block after those of their guilds before, and chains their hashes. */
function number(block: LinkedBlock, branch: readonly LinkedBlock[]): void {
  for (const [index, entry] of block.entries.entries()) {
    const isOfGuild = ({ guild }: Entry) => guild === entry.guild;
    const earlier = block.entries.slice(0, index).findLast(isOfGuild);
    const last = earlier ?? branch.findLast(({ entries }) => entries.some(isOfGuild))?.entries.findLast(isOfGuild);
    const previousHash = last?.entryHash ?? `0x${'0'.repeat(64)}`;
    const number = String(Number(last?.number ?? 0) + 1);
    Object.assign(entry, { number, previousHash, entryHash: hashOf(`${previousHash} ${entry.blockHash} ${entry.id}`) });
  }
}

function makeBlock(parent: LinkedBlock, count: number, random: Random): LinkedBlock {
  const number = parent.number + 1;
  const hash = hashOf(`${parent.hash} ${random.number(2 ** 31)}`);
  const every = (blocks: number) => (number % blocks === 0 ? '0x0b' : null);
  const entries = Array.from({ length: count }, (_, logIndex) => {
    const fields = {
      id: afterBlock(number, logIndex),
      guild: random.pick(['0x01', '0x02']),
      kind: random.pick(KINDS),
      category: 'PAYMENT',
      actor: random.pick(ACCOUNTS),
      account: random.pick([...ACCOUNTS, null]),
      project: random.pick(['0x0b', null]),
      milestone: every(2),
      proposal: null,
      budget: every(3),
      round: every(4),
      dispute: every(5),
      finding: every(6),
      token: null,
      blockNumber: String(number),
      blockHash: hash,
      timestamp: String(number),
      logIndex,
    };
    return fields as unknown as Entry;
  });
  return { number, hash, parentHash: parent.hash, timestamp: number, entries };
}

/** As graph-node reads the conditions that filters are made of. */
function meets(entry: Entry, where: readonly object[]): boolean {
  return where.every((condition) =>
    Object.entries(condition).every(([name, value]) =>
      name === 'or'
        ? (value as object[]).some((one) => meets(entry, [one]))
        : (value as unknown[]).includes(entry[name.replace(/_in$/, '')]),
    ),
  );
}

function hashOf(text: string): string {
  return `0x${createHash('sha256').update(text).digest('hex')}`;
}
