import type { Hex } from '../chain/types.ts';
import type { LedgerContract } from '../events/abis.ts';
import { type ReadLog, readLog } from '../events/readLog.ts';
import { hashEntry } from '../ledger/entry.ts';
import { addressesOf, contractNames } from '../ledger/guildContracts.ts';
import { entryId } from '../ledger/ids.ts';
import { checkAnchor } from './checkAnchor.ts';
import { openLog } from './openLog.ts';
import type { ShownLog } from './openLogProof.ts';
import { type Checked, expectSame, Report } from './report.ts';
import { standOnGuild } from './standOn.ts';
import type { ClaimedEntry, EntryProof, LogProof, Premises } from './types.ts';

/** A guild's contracts, as the log shows that made it. */
type ShownGuild = { shown: ShownLog; auditTrail: Hex; names: ReadonlyMap<Hex, LedgerContract> };

/** What came out of the check of an entry's proof, with the fields of the entry that it shows, as far as it came. */
export type CheckedEntry = Checked & { shown: Partial<ClaimedEntry> };

/**
 * Checks the proof of an entry, without asking anybody.
 *
 * @param proof - As `readEntryProof` has read it.
 * @param entry - The entry as it is claimed. A field that is missing is not claimed.
 * @param premises - What is known besides.
 */
export function checkEntryProof(proof: EntryProof, entry: Partial<ClaimedEntry>, premises: Premises): CheckedEntry {
  const shown: Partial<ClaimedEntry> = {};
  const checked = Report.of((report) => {
    const log = openLog(report, 'entry', proof.log, premises);
    const place = placeOf(log);
    report.show('Block, transaction and place of the log are those of the entry.', () => expectFields(place, entry));
    Object.assign(shown, place);
    const guild = openGuild(report, proof.guild, entry.guild, premises);
    const read = report.show('The log is one of the guild’s contracts, and says what the entry says.', () => {
      return readEntry(log, guild, entry);
    });
    Object.assign(shown, saidBy(read), { guild: guild.id });
    if (!isNumbered(entry)) {
      report.leaveOpen(
        'It has a place in the ledger: its number, its hash, and the hash before it.',
        'These are not all claimed: name `number`, `previousHash` and `entryHash` beside the proof.',
      );
      return;
    }
    report.show('The entry’s hash is that of the hash before it and of this log.', () => {
      const placed = { block: log.header, log: { address: log.log.address, logIndex: log.logIndex }, read };
      expectSame('the hash', hashEntry(entry.previousHash, placed), entry.entryHash);
    });
    if (checkAnchor(report, proof.anchor, { entry, auditTrail: guild.auditTrail, premises })) {
      const { number, previousHash, entryHash } = entry;
      Object.assign(shown, { number, previousHash, entryHash });
    }
  });
  return { ...checked, shown };
}

type Place = Pick<
  ClaimedEntry,
  'blockNumber' | 'blockHash' | 'timestamp' | 'transactionHash' | 'transactionFrom' | 'contract' | 'logIndex' | 'id'
>;

function placeOf({ header, transaction, log, logIndex }: ShownLog): Place {
  return {
    blockNumber: header.number,
    blockHash: header.hash,
    timestamp: header.timestamp,
    transactionHash: transaction.hash,
    transactionFrom: transaction.from,
    contract: log.address,
    logIndex,
    id: entryId(header.number, logIndex),
  };
}

function saidBy({ rule, topic0, payloadHash }: ReadLog): Pick<ClaimedEntry, 'kind' | 'topic0' | 'payloadHash'> {
  return { kind: rule.kind, topic0, payloadHash };
}

function openGuild(
  report: Report,
  proof: LogProof,
  claimed: Hex | undefined,
  premises: Premises,
): ShownGuild & { id: Hex } {
  const shown = openLog(report, 'guild', proof, premises);
  const factory = premises.factory ?? shown.log.address;
  const guild = report.show(`The factory ${factory} has made the guild${claimed ? ` ${claimed}` : ''}.`, () => {
    expectSame('a log of', shown.log.address, factory);
    const { rule, params } = readLog('GuildFactory', shown.log);
    expectSame('the event', rule.event, 'GuildCreated');
    const addresses = addressesOf(params);
    const id = addresses.accessManager;
    expectSame('the guild', id, claimed);
    expectSame('the guild', id, premises.guild ?? undefined);
    return { id, shown, auditTrail: addresses.auditTrail, names: new Map(contractNames(addresses)) };
  });
  standOnGuild(report, { factory, guild: guild.id }, premises);
  return guild;
}

function readEntry(shown: ShownLog, guild: ShownGuild, entry: Partial<ClaimedEntry>): ReadLog {
  const name = guild.names.get(shown.log.address) ?? expectCreation(shown, guild);
  const read = readLog(name, shown.log);
  expectFields(saidBy(read), entry);
  return read;
}

/** Of the factory's logs, only the one that made the guild is an entry of it. */
function expectCreation(shown: ShownLog, { shown: creation }: ShownGuild): 'GuildFactory' {
  const isCreation = shown.header.hash === creation.header.hash && shown.logIndex === creation.logIndex;
  if (!isCreation) throw new Error(`The guild has no contract ${shown.log.address}.`);
  return 'GuildFactory';
}

type Numbered = Pick<ClaimedEntry, 'number' | 'previousHash' | 'entryHash'>;

function isNumbered(entry: Partial<ClaimedEntry>): entry is Numbered {
  return entry.number !== undefined && entry.previousHash !== undefined && entry.entryHash !== undefined;
}

function expectFields(shown: Partial<ClaimedEntry>, claimed: Partial<ClaimedEntry>): void {
  for (const [field, value] of Object.entries(shown)) {
    expectSame(words[field as keyof typeof words], value, claimed[field as keyof ClaimedEntry]);
  }
}

/** What the fields of an entry are called in what is told. */
const words = {
  blockNumber: 'block',
  blockHash: 'the block’s hash',
  timestamp: 'the time',
  transactionHash: 'the transaction',
  transactionFrom: 'its sender',
  contract: 'a log of',
  logIndex: 'the log’s index',
  id: 'the id',
  kind: 'the kind',
  topic0: 'the first topic',
  payloadHash: 'the payload’s hash',
};
