import { type GuildPart, guildContracts, guildParts } from '../../abis/guildContracts.ts';
import { readTransaction } from '../../verify/chain/block/transaction.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { eventRules } from '../../verify/events/eventRules.ts';
import { readLog } from '../../verify/events/readLog.ts';
import { hashEntry } from '../../verify/ledger/entry.ts';
import { makeLogProof } from '../../verify/proof/makeLogProof.ts';
import type { ClaimedEntry, EntryProof, Premises } from '../../verify/proof/types.ts';
import { createRandom, type Random } from '../random.ts';
import { type MadeBlock, makeBlock } from './madeBlock.ts';
import { someLog } from './someLog.ts';

/** An entry with its proof. */
export type ProvenEntry = { proof: EntryProof; entry: ClaimedEntry };

/** Entries of one guild, in their order, and what is known of its chain. */
export type ProvenGuild = { premises: Premises; entries: ProvenEntry[] };

const CREATION = 2;

/**
 * Makes a guild, and blocks with its entries between transactions of others: the first block makes the guild, the second has
 * many transactions, the third has one.
 *
 * @param chainId - What transactions are signed for; 0 for none.
 */
export function proveEntries(seed: number, chainId: bigint): ProvenGuild {
  const random = createRandom(seed);
  const addresses = Object.fromEntries(guildParts.map((part) => [part, someAddress(random)])) as Record<GuildPart, Hex>;
  const factory = someAddress(random);
  const given = { contracts: addresses };
  const creation = someLog(random, {
    contract: 'GuildFactory',
    event: 'GuildCreated',
    address: factory,
    given,
  });
  const ofGuild = () => logOf(random, addresses);
  const ofOthers = () => ({ ...ofGuild(), address: someAddress(random) });
  const blocks = [
    [[ofOthers()], [ofOthers(), creation, ofGuild(), ofGuild()], [ofGuild()]],
    Array.from({ length: 40 }, () => (random.once(3) ? [] : [ofOthers(), ofGuild(), ofOthers()])),
    [[ofGuild(), ofGuild()]],
  ].map((logs, at) => makeBlock({ number: 100 + at, chainId, logs }));
  const premises = { chainId, factory, trusted: new Set(blocks.map(({ header }) => header.hash)) };
  const guild = makeLogProof((blocks[0] as MadeBlock).header, (blocks[0] as MadeBlock).content, CREATION);
  return {
    premises,
    entries: entriesOf(blocks, addresses, premises).map(({ log, entry }) => ({
      entry,
      proof: { log, guild, anchor: null },
    })),
  };
}

function entriesOf(
  blocks: MadeBlock[],
  addresses: Record<GuildPart, Hex>,
  { factory }: Premises,
): { log: EntryProof['log']; entry: ClaimedEntry }[] {
  const names = new Map([...guildParts.map((part) => [addresses[part], guildContracts[part]] as const)]);
  let head = { number: 0n, hash: `0x${'00'.repeat(32)}` as Hex };
  return blocks.flatMap(({ header, content }) => {
    const placed = content.logs.flatMap((ofReceipt, index) => ofReceipt.map((log) => ({ log, index })));
    return [...placed.entries()].flatMap(([logIndex, { log, index }]) => {
      const name = log.address === factory ? 'GuildFactory' : names.get(log.address);
      if (name === undefined) return [];
      const read = readLog(name, log);
      const { hash: transactionHash, from } = readTransaction(content.transactions[index] as Uint8Array);
      const entryHash = hashEntry(head.hash, { block: header, log: { ...log, logIndex }, read });
      const entry: ClaimedEntry = {
        guild: addresses.accessManager,
        number: head.number + 1n,
        kind: read.rule.kind,
        contract: log.address,
        topic0: read.topic0,
        payloadHash: read.payloadHash,
        previousHash: head.hash,
        entryHash,
        blockNumber: header.number,
        blockHash: header.hash,
        timestamp: header.timestamp,
        transactionHash,
        transactionFrom: from,
        logIndex,
      };
      head = { number: entry.number, hash: entryHash };
      return [{ log: makeLogProof(header, content, logIndex), entry }];
    });
  });
}

function logOf(random: Random, addresses: Record<GuildPart, Hex>) {
  const part = random.pick(guildParts);
  const contract = guildContracts[part];
  const { event } = random.pick(eventRules.filter((rule) => rule.contract === contract));
  return someLog(random, { contract, event, address: addresses[part] });
}

function someAddress(random: Random): Hex {
  return `0x${Array.from({ length: 20 }, () => random.number(256).toString(16).padStart(2, '0')).join('')}`;
}
