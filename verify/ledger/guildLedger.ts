import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import type { LedgerContract } from '../events/abis.ts';
import { type ReadLog, readLog } from '../events/readLog.ts';
import { isZero } from './bytes.ts';
import { changes } from './changes.ts';
import { creations } from './creations.ts';
import { type Head, newEntry } from './entry.ts';
import { Executions } from './executions.ts';
import { addressesOf, contractNames, type GuildAddresses } from './guildContracts.ts';
import { Journal } from './journal.ts';
import { postings } from './postings.ts';
import { Records, type Row, type Value } from './records.ts';
import { signerOf } from './signer.ts';
import type { Made, Step } from './step.ts';
import { addSubjects } from './subjects.ts';

/** Which ledger is derived. */
export type LedgerOf = {
  /** Id of the guild: the address of its access manager. */
  guild: Hex;
  factory: Hex;
  /** The ERC-2771 forwarder that the guild's contracts trust. */
  forwarder: Hex;
};

/** What one log came to. */
export type Derived = { entry: Row; postings: Row[]; made: Made[] };

const NO_HASH: Hex = `0x${'00'.repeat(32)}`;

/** Kinds of entries that make money due to somebody, for the credits that follow in their transaction. */
const CAUSES = new Set([
  'MILESTONE_RELEASED',
  'MILESTONE_REFUNDED',
  'DISPUTE_RESOLVED',
  'BOND_ENDED',
  'FEE_TOKENS_USED',
]);

/** A guild's ledger, derived from the logs of the chain alone: docs/proof.md. */
export class GuildLedger {
  readonly records = new Records();
  private readonly of: LedgerOf;
  private readonly contracts = new Map<Hex, LedgerContract>();
  private readonly executions = new Executions();
  private guild: GuildAddresses | undefined;
  private cause: Row | null = null;

  constructor(of: LedgerOf) {
    this.of = of;
    this.contracts.set(of.factory, 'GuildFactory');
  }

  /** The addresses whose logs it needs: the factory's and, once that has named them, those of the guild's contracts. */
  get followed(): ReadonlySet<Hex> {
    return new Set(this.contracts.keys());
  }

  /** Number of entries so far, and the last one's hash. */
  get head(): Head {
    const row = this.records.find('LedgerHead', this.of.guild);
    return { entryCount: (row?.entryCount ?? 0n) as bigint, hash: (row?.hash ?? NO_HASH) as Hex };
  }

  /**
   * Derives the entries of a block.
   *
   * @param block - The next block, with at least all logs of the followed contracts; those that the block's own
   * `GuildCreated` names included.
   * @throws LogError when a log is none that its contract declares.
   */
  add(block: ChainBlock): Derived[] {
    const derived = block.logs.flatMap((log) => this.addLog(block, log) ?? []);
    for (const { entry } of derived) entry.execution = this.executions.made(entry.execution as Hex | null);
    this.executions.endBlock();
    return derived;
  }

  private addLog(block: ChainBlock, log: ChainLog): Derived | undefined {
    const contract = this.contracts.get(log.address);
    if (contract === undefined) return undefined;
    const read = readLog(contract, log);
    if (contract === 'GuildFactory' && !this.open(read)) return undefined;
    const { guild } = this;
    return guild === undefined ? undefined : this.derive(guild, block, log, read);
  }

  /** Begins the ledger when the log is that of the guild's creation. */
  private open({ rule, params }: ReadLog): boolean {
    if (rule.event !== 'GuildCreated' || params.address('contracts.accessManager') !== this.of.guild) return false;
    this.guild = addressesOf(params);
    for (const [address, name] of contractNames(this.guild)) this.contracts.set(address, name);
    return true;
  }

  private derive(guild: GuildAddresses, block: ChainBlock, log: ChainLog, read: ReadLog): Derived {
    const { rule, params } = read;
    const entry = newEntry(this.of.guild, this.head, { block, log, read }, this.actorOf(log, read));
    if (entry.actor === guild.timelock) entry.execution = this.executions.next(log.transaction.hash, log.address);
    this.moveHead(entry);
    const { records } = this;
    const journal = new Journal(records, this.of.guild, entry.id);
    const made: Made[] = [];
    const step: Step = {
      guild,
      records,
      block,
      log,
      params,
      entry,
      journal,
      known: (type, id) => (records.find(type, id) === undefined ? null : id),
      make: (type, row) => made.push({ type, row }),
    };
    const name = `${rule.contract} ${rule.event}`;
    creations[name]?.(step);
    addSubjects(step, rule.subjects, this.causeOf(log));
    postings[name]?.(step);
    changes[name]?.(step);
    if (name === 'Timelock CallExecuted') this.executions.count(log.transaction.hash, params.address('target'));
    if (CAUSES.has(rule.kind)) this.noteCause(entry);
    return { entry, postings: journal.postings, made };
  }

  private actorOf(log: ChainLog, { rule, params }: ReadLog): Hex {
    const named = rule.actor === null ? null : params.address(rule.actor);
    return named === null || isZero(named) ? signerOf(log.transaction, this.of.forwarder) : named;
  }

  /** The entry of the same transaction that made money due last. */
  private causeOf(log: ChainLog): Row | null {
    return this.cause?.transactionHash === log.transaction.hash ? this.cause : null;
  }

  private noteCause(entry: Row): void {
    this.cause = entry;
    this.changeHead({ lastCause: entry.id });
  }

  private moveHead(entry: Row): void {
    this.changeHead({ entryCount: entry.number as bigint, hash: entry.entryHash as Hex });
  }

  private changeHead(fields: { [field: string]: Value }): void {
    const id = this.of.guild;
    const row = this.records.find('LedgerHead', id) ?? { id, guild: id, lastScheduled: null, lastCause: null };
    this.records.put('LedgerHead', { ...row, ...fields });
  }
}
