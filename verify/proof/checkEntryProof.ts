import type { Header } from '../chain/block/header.ts';
import type { Hex } from '../chain/types.ts';
import type { LedgerContract } from '../events/abis.ts';
import { type ReadLog, readLog } from '../events/readLog.ts';
import { hashEntry } from '../ledger/entry.ts';
import { addressesOf, contractNames } from '../ledger/guildContracts.ts';
import { isIncluded } from '../tree/checkProof.ts';
import { openLogProof, type ShownLog } from './openLogProof.ts';
import { type Checked, expectSame, Report } from './report.ts';
import type { AnchorProof, ClaimedEntry, EntryProof, LogProof, Premises } from './types.ts';

/** A guild's contracts, as the log shows that made it. */
type ShownGuild = { shown: ShownLog; auditTrail: Hex; names: ReadonlyMap<Hex, LedgerContract> };

/**
 * Checks the proof of an entry, without asking anybody.
 *
 * @param proof - As `readEntryProof` has read it.
 * @param entry - The entry as it is claimed.
 * @param premises - What is known besides.
 */
export function checkEntryProof(proof: EntryProof, entry: ClaimedEntry, premises: Premises): Checked {
  return Report.of((report) => {
    const shown = openLog(report, 'entry', proof.log, premises);
    report.show('Block, transaction and place of the log are those of the entry.', () => expectPlace(shown, entry));
    const guild = openGuild(report, proof.guild, entry.guild, premises);
    const read = report.show('The log is one of the guild’s contracts, and says what the entry says.', () => {
      return readEntry(shown, guild, entry);
    });
    report.show('The entry’s hash is that of the hash before it and of this log.', () => {
      const block = { number: shown.header.number, hash: shown.header.hash };
      const log = { address: shown.log.address, logIndex: shown.logIndex };
      expectSame('the hash', hashEntry(entry.previousHash, { block, log, read }), entry.entryHash);
    });
    checkAnchor(report, proof.anchor, { entry, guild, premises });
  });
}

function openLog(report: Report, what: string, proof: LogProof, premises: Premises): ShownLog {
  const claim = `The ${what}’s log is in the block whose header this is.`;
  const shown = report.show(claim, () => openLogProof(proof));
  checkBlock(report, shown.header, premises);
  checkChain(report, shown.transaction.chainId, premises);
  return shown;
}

function checkBlock(report: Report, { number, hash }: Header, { trusted }: Premises): void {
  report.standOn({ number, hash });
  const claim = `Block ${number} of the chain has the hash ${hash}.`;
  if (trusted === null) {
    report.leaveOpen(claim, 'Compare the hash with what other sources say.');
    return;
  }
  report.show(claim, () => {
    if (!trusted.has(hash)) throw new Error('No block that is known to be on the chain has this hash.');
  });
}

function checkChain(report: Report, signedFor: bigint | null, { chainId }: Premises): void {
  const claim = `Its transaction is signed for chain ${chainId}.`;
  if (signedFor === null) {
    report.leaveOpen(claim, 'It is valid on every chain.');
    return;
  }
  report.show(claim, () => expectSame('chain', signedFor, chainId));
}

function expectPlace({ header, transaction, log, logIndex }: ShownLog, entry: ClaimedEntry): void {
  expectSame('block', header.number, entry.blockNumber);
  expectSame('the block’s hash', header.hash, entry.blockHash);
  expectSame('the time', header.timestamp, entry.timestamp);
  expectSame('the transaction', transaction.hash, entry.transactionHash);
  expectSame('its sender', transaction.from, entry.transactionFrom);
  expectSame('a log of', log.address, entry.contract);
  expectSame('the log’s index', logIndex, entry.logIndex);
}

function openGuild(report: Report, proof: LogProof, id: Hex, premises: Premises): ShownGuild {
  const shown = openLog(report, 'guild', proof, premises);
  return report.show(`The factory ${premises.factory} has made the guild ${id}.`, () => {
    expectSame('a log of', shown.log.address, premises.factory);
    const { rule, params } = readLog('GuildFactory', shown.log);
    expectSame('the event', rule.event, 'GuildCreated');
    const addresses = addressesOf(params);
    expectSame('the guild', addresses.accessManager, id);
    return { shown, auditTrail: addresses.auditTrail, names: new Map(contractNames(addresses)) };
  });
}

function readEntry(shown: ShownLog, guild: ShownGuild, entry: ClaimedEntry): ReadLog {
  const name = guild.names.get(shown.log.address) ?? expectCreation(shown, guild);
  const read = readLog(name, shown.log);
  expectSame('the kind', read.rule.kind, entry.kind);
  expectSame('the first topic', read.topic0, entry.topic0);
  expectSame('the payload’s hash', read.payloadHash, entry.payloadHash);
  return read;
}

/** Of the factory's logs, only the one that made the guild is an entry of it. */
function expectCreation(shown: ShownLog, { shown: creation }: ShownGuild): 'GuildFactory' {
  const isCreation = shown.header.hash === creation.header.hash && shown.logIndex === creation.logIndex;
  if (!isCreation) throw new Error(`The guild has no contract ${shown.log.address}.`);
  return 'GuildFactory';
}

function checkAnchor(
  report: Report,
  anchor: AnchorProof | null,
  { entry, guild, premises }: { entry: ClaimedEntry; guild: ShownGuild; premises: Premises },
): void {
  const claim = `It is entry ${entry.number} of the guild, after the one whose hash is named.`;
  if (anchor === null) {
    report.leaveOpen(claim, 'No anchor that covers it is given.');
    return;
  }
  const shown = openLog(report, 'anchor', anchor.log, premises);
  report.show(claim, () => {
    expectSame('an anchor of', shown.log.address, guild.auditTrail);
    const { rule, params } = readLog('AuditTrail', shown.log);
    expectSame('the event', rule.event, 'Anchored');
    const tree = { root: params.fixed('root'), size: params.number('entryCount') };
    if (isIncluded(anchor.path, tree, entry.number - 1n, entry.entryHash)) return;
    throw new Error(`The hashes do not lead from entry ${entry.number} to the anchored root of ${tree.size} entries.`);
  });
}
