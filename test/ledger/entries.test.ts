import { expect } from 'chai';
import { concat, keccak256, toBeHex, ZeroHash } from 'ethers';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import type { ChainGuild } from './chainLogs.ts';
import { payloadOf } from './payloadOf.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Entry = {
  number: string;
  position: string;
  kind: string;
  topic0: string;
  payload: string;
  payloadHash: string;
  previousHash: string;
  entryHash: string;
  blockNumber: string;
  blockHash: string;
  timestamp: string;
  transactionHash: string;
  transactionFrom: string;
  logIndex: number;
  contract: { address: string };
};

const FIELDS = `number position kind topic0 payload payloadHash previousHash entryHash blockNumber blockHash timestamp
  transactionHash transactionFrom logIndex contract { address }`;

/** Events that no call of these contracts can bring about: their code emits them in other set-ups only. */
const IMPOSSIBLE = [
  'GuildToken EIP712DomainChanged',
  'GuildGovernor EIP712DomainChanged',
  'Projects EIP712DomainChanged',
  'PriorityRounds EIP712DomainChanged',
  'Compliance EIP712DomainChanged',
  'Timelock RoleAdminChanged',
  // A guard against a Rewards contract that fails; a guild's own never does.
  'Projects RewardSkipped',
];

describe('the ledger against the chain', () => {
  let ledger: PlayedLedger;
  const entriesOf = new Map<string, (Entry & { id: string })[]>();
  before(async () => {
    ledger = await playedLedger();
    for (const { id } of ledger.guilds) entriesOf.set(id, await readPlayed('ledgerEntries', FIELDS, `guild: "${id}"`));
  });

  /** Reads rows as they were when all was played: other tests act on the same chain. */
  function readPlayed<Row>(list: string, fields: string, where = '') {
    return readAll<Row>(ledger.context.ledgerUrl, list, fields, where, ledger.head);
  }

  /** Each entry of each guild beside its log. */
  function pairs(): { entry: Entry; guild: ChainGuild; log: ChainGuild['logs'][number] }[] {
    return ledger.guilds.flatMap((guild) =>
      guild.logs.flatMap((log, i) => {
        const entry = entriesOf.get(guild.id)?.[i];
        return entry === undefined ? [] : [{ entry, guild, log }];
      }),
    );
  }

  it('has played every event that these contracts can emit', async () => {
    const seen = new Set(ledger.guilds.flatMap(({ logs }) => logs.map((l) => `${l.contract} ${l.fragment.name}`)));
    const declared: string[] = [];
    for (const contract of new Set(ledger.guilds.flatMap(({ contracts }) => [...contracts.values()]))) {
      (await abiOf(contract)).forEachEvent(({ name }) => {
        declared.push(`${contract} ${name}`);
      });
    }
    expect(declared.filter((event) => !seen.has(event))).to.have.members(IMPOSSIBLE);
  });

  it('has an entry for each log of each guild, and no other', async () => {
    for (const { id, logs } of ledger.guilds) expect(entriesOf.get(id)?.length, id).to.equal(logs.length);
    const all = await readPlayed('ledgerEntries', '');
    expect(all.length).to.equal(ledger.guilds.reduce((sum, { logs }) => sum + logs.length, 0));
  });

  it('F-30 numbers the entries in the order of the logs, also in the block of a guild’s creation', () => {
    const [guild] = ledger.acted;
    const creation = ledger.guilds.find(({ id }) => id === guild.id)?.logs[0]?.log.blockNumber;
    const inCreation = ledger.guilds.map(({ logs }) => logs.filter(({ log }) => log.blockNumber === creation).length);
    // Two guilds were founded and used there.
    expect(inCreation.filter((count) => count > 40)).to.have.length(2);
    for (const { entry, log } of pairs()) {
      const { blockNumber, index } = log.log;
      expect(entry.position).to.equal(String(blockNumber * 1_000_000 + index));
      expect([entry.blockNumber, entry.logIndex]).to.deep.equal([String(blockNumber), index]);
    }
    for (const entries of entriesOf.values()) {
      expect(entries.map(({ number }) => Number(number))).to.deep.equal(entries.map((_, i) => i + 1));
    }
  });

  it('F-24 says of each log what the chain says', async () => {
    const times = new Map<number, number>();
    const senders = new Map<string, string>();
    for (const { entry, log } of pairs()) {
      const { blockNumber, blockHash, transactionHash, topics, address } = log.log;
      if (!times.has(blockNumber)) {
        const block = await ledger.chain.provider.getBlock(blockNumber, true);
        times.set(blockNumber, block?.timestamp ?? 0);
        for (const { hash, from } of block?.prefetchedTransactions ?? []) senders.set(hash, from.toLowerCase());
      }
      expect(entry).to.deep.include({
        topic0: topics[0],
        blockHash,
        transactionHash,
        timestamp: String(times.get(blockNumber)),
        transactionFrom: senders.get(transactionHash),
        kind: log.fragment.name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase(),
        contract: { address: address.toLowerCase() },
      });
    }
  });

  it('F-3 commits to the payload of each log, also to text that is none', () => {
    for (const { entry, log } of pairs()) {
      const payload = payloadOf(log.fragment, log.log);
      expect([entry.payload, entry.payloadHash], `${entry.kind} ${entry.number}`).to.deep.equal([
        payload,
        keccak256(payload),
      ]);
    }
  });

  it('chains the entries up to the guild’s head', async () => {
    const heads = new Map(ledger.guilds.map(({ id }) => [id, ZeroHash]));
    for (const { entry, guild, log } of pairs()) {
      const { blockNumber, index, blockHash, address, topics } = log.log;
      const previous = heads.get(guild.id) ?? ZeroHash;
      const parts = [toBeHex(blockNumber, 8), toBeHex(index, 4), blockHash, address, topics[0] ?? ''];
      const entryHash = keccak256(concat([previous, ...parts, keccak256(payloadOf(log.fragment, log.log))]));
      expect([entry.previousHash, entry.entryHash]).to.deep.equal([previous, entryHash]);
      heads.set(guild.id, entryHash);
    }
    const guilds = await readPlayed<{ head: { hash: string; entryCount: string } }>(
      'guilds',
      'head { hash entryCount }',
    );
    expect(guilds.map(({ id, head }) => ({ id, head }))).to.have.deep.members(
      ledger.guilds.map(({ id, logs }) => ({ id, head: { hash: heads.get(id), entryCount: String(logs.length) } })),
    );
  });
});
