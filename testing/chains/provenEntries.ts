import { type GuildPart, guildContracts, guildParts } from '../../abis/guildContracts.ts';
import type { ReceiptLog } from '../../verify/chain/block/receipt.ts';
import { readTransaction } from '../../verify/chain/block/transaction.ts';
import type { Hex } from '../../verify/chain/types.ts';
import type { LedgerContract } from '../../verify/events/abis.ts';
import { eventRules } from '../../verify/events/eventRules.ts';
import { readLog } from '../../verify/events/readLog.ts';
import { hashEntry } from '../../verify/ledger/entry.ts';
import { contractNames } from '../../verify/ledger/guildContracts.ts';
import { entryId } from '../../verify/ledger/ids.ts';
import { makeLogProof } from '../../verify/proof/makeLogProof.ts';
import type { ClaimedEntry, EntryProof, LogProof, Premises } from '../../verify/proof/types.ts';
import { createMerkleTree } from '../../verify/tree/merkleTree.ts';
import { createRandom, type Random } from '../random.ts';
import { type MadeBlock, makeBlock } from './madeBlock.ts';
import { someLog } from './someLog.ts';

/** An entry with its proof. */
export type ProvenEntry = { proof: EntryProof; entry: ClaimedEntry };

/** Entries of one guild, in their order, with the blocks that hold them, and what is known of its chain. */
export type ProvenGuild = { premises: Known; blocks: MadeBlock[]; entries: ProvenEntry[] };

const CREATION = 2;

type Known = { [K in keyof Premises]: NonNullable<Premises[K]> };
type Addresses = Record<GuildPart, Hex>;
type Entry = { log: LogProof; entry: ClaimedEntry };

/**
 * Makes a guild, and blocks with its entries between transactions of others: the first block makes the guild, the second has
 * many transactions, the third has one. The fourth anchors what is before it, and is itself covered by no anchor.
 *
 * @param chainId - What transactions are signed for; 0 for none.
 */
export function proveEntries(seed: number, chainId: bigint): ProvenGuild {
  const random = createRandom(seed);
  const addresses = Object.fromEntries(guildParts.map((part) => [part, someAddress(random)])) as Addresses;
  const factory = someAddress(random);
  const blocks = blocksOf(random, addresses, factory).map((logs, at) => makeBlock({ number: 100 + at, chainId, logs }));
  const covered = entriesOf(blocks, addresses, factory);
  const tree = createMerkleTree();
  for (const { entry } of covered) tree.append(entry.entryHash);
  const size = covered.length;
  const given = { root: tree.root(size), entryCount: BigInt(size) };
  const anchored = someLog(random, { contract: 'AuditTrail', event: 'Anchored', address: addresses.auditTrail, given });
  const anchor = makeBlock({ number: 103, chainId, logs: [[anchored]] });
  const guild = makeLogProof((blocks[0] as MadeBlock).header, (blocks[0] as MadeBlock).content, CREATION);
  const anchorLog = makeLogProof(anchor.header, anchor.content, 0);
  const all = [...blocks, anchor];
  return {
    premises: {
      chainId,
      factory,
      guild: addresses.accessManager,
      trusted: new Set(all.map(({ header }) => header.hash)),
    },
    blocks: all,
    entries: entriesOf(all, addresses, factory).map(({ log, entry }, index) => ({
      entry,
      proof: { log, guild, anchor: index < size ? { log: anchorLog, path: tree.inclusionProof(index, size) } : null },
    })),
  };
}

/** The logs of each transaction of each block. */
function blocksOf(random: Random, addresses: Addresses, factory: Hex): ReceiptLog[][][] {
  const given = { contracts: addresses };
  const creation = someLog(random, { contract: 'GuildFactory', event: 'GuildCreated', address: factory, given });
  const ofGuild = () => logOf(random, addresses);
  const ofOthers = () => ({ ...ofGuild(), address: someAddress(random) });
  return [
    [[ofOthers()], [ofOthers(), creation, ofGuild(), ofGuild()], [ofGuild()]],
    Array.from({ length: 40 }, () => (random.once(3) ? [] : [ofOthers(), ofGuild(), ofOthers()])),
    [[ofGuild(), ofGuild()]],
  ];
}

function entriesOf(blocks: MadeBlock[], addresses: Addresses, factory: Hex): Entry[] {
  const names = new Map<Hex, LedgerContract>(contractNames(addresses)).set(factory, 'GuildFactory');
  let last: Pick<ClaimedEntry, 'number' | 'entryHash'> = { number: 0n, entryHash: `0x${'00'.repeat(32)}` };
  return blocks.flatMap(({ header, content }) => {
    const placed = content.logs.flatMap((ofReceipt, index) => ofReceipt.map((log) => ({ log, index })));
    return placed.flatMap(({ log, index }, logIndex) => {
      const name = names.get(log.address);
      if (name === undefined) return [];
      const read = readLog(name, log);
      const transaction = readTransaction(content.transactions[index] as Uint8Array);
      const entry: ClaimedEntry = {
        id: entryId(header.number, logIndex),
        guild: addresses.accessManager,
        number: last.number + 1n,
        kind: read.rule.kind,
        contract: log.address,
        topic0: read.topic0,
        payloadHash: read.payloadHash,
        previousHash: last.entryHash,
        entryHash: hashEntry(last.entryHash, { block: header, log: { ...log, logIndex }, read }),
        blockNumber: header.number,
        blockHash: header.hash,
        timestamp: header.timestamp,
        transactionHash: transaction.hash,
        transactionFrom: transaction.from,
        logIndex,
      };
      last = entry;
      return [{ log: makeLogProof(header, content, logIndex), entry }];
    });
  });
}

function logOf(random: Random, addresses: Addresses): ReceiptLog {
  const part = random.pick(guildParts);
  const contract = guildContracts[part];
  const { event } = random.pick(eventRules.filter((rule) => rule.contract === contract));
  return someLog(random, { contract, event, address: addresses[part] });
}

function someAddress(random: Random): Hex {
  return `0x${Array.from({ length: 20 }, () => random.number(256).toString(16).padStart(2, '0')).join('')}`;
}
