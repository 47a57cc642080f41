import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import type { LedgerContract } from '../events/abis.ts';
import { type ReadLog, readLog } from '../events/readLog.ts';
import { isZero } from './bytes.ts';
import { changes, creations } from './effects.ts';
import { type Head, newEntry, type PlacedLog } from './entry.ts';
import { Executions, type TimelockCall } from './executions.ts';
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

/** The guild whose creation has been read. */
type OpenGuild = { guild: GuildAddresses; executions: Executions };

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
  /** All guilds that the factory has made in the blocks that were read, by number. */
  readonly made = new Map<bigint, Hex>();
  private readonly of: LedgerOf;
  private readonly contracts = new Map<Hex, LedgerContract>();
  private opened: OpenGuild | undefined;
  private cause: Row | null = null;

  /** @param rows - The rows of an earlier one, at the end of a block; by default it begins with the guild's creation. */
  constructor(of: LedgerOf, rows: Iterable<readonly [type: string, row: Row]> = []) {
    this.of = of;
    this.contracts.set(of.factory, 'GuildFactory');
    for (const [type, row] of rows) this.records.put(type, row);
    const guild = this.records.find('Guild', of.guild);
    if (guild !== undefined) this.open({ ...guild, accessManager: of.guild } as unknown as GuildAddresses);
  }

  /** Whether the log of the guild's creation has come. */
  get isOpen(): boolean {
    return this.opened !== undefined;
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

  /** The addresses that a log of the factory names, when it is that of the guild's creation. */
  namedBy(log: ChainLog): Hex[] {
    if (log.address !== this.of.factory) return [];
    const created = this.creationIn(readLog('GuildFactory', log));
    return created === undefined ? [] : Object.values(created);
  }

  /**
   * Derives the entries of a block.
   *
   * @param block - The next block, with at least all logs of the followed contracts; those that the block's own
   * `GuildCreated` names included.
   * @throws LogError when a log is none that its contract declares.
   */
  add(block: ChainBlock): Derived[] {
    this.cause = null;
    this.opened?.executions.begin(callsIn(block, this.opened.guild));
    return block.logs.flatMap((log) => this.addLog(block, log) ?? []);
  }

  private addLog(block: ChainBlock, log: ChainLog): Derived | undefined {
    const contract = this.contracts.get(log.address);
    if (contract === undefined) return undefined;
    const read = readLog(contract, log);
    if (contract === 'GuildFactory') {
      const { rule, params } = read;
      if (rule.event === 'GuildCreated') this.made.set(params.number('guildId'), addressesOf(params).accessManager);
      const created = this.creationIn(read);
      if (created === undefined) return undefined;
      this.open(created);
    }
    return this.opened === undefined ? undefined : this.derive(this.opened, { block, log, read });
  }

  private creationIn({ rule, params }: ReadLog): GuildAddresses | undefined {
    const isOfGuild = rule.event === 'GuildCreated' && params.address('contracts.accessManager') === this.of.guild;
    return isOfGuild ? addressesOf(params) : undefined;
  }

  private open(guild: GuildAddresses): void {
    this.opened = { guild, executions: new Executions(guild.timelock) };
    for (const [address, name] of contractNames(guild)) this.contracts.set(address, name);
  }

  private derive(opened: OpenGuild, placed: PlacedLog): Derived {
    const { guild, executions } = opened;
    const { log, read } = placed;
    const { rule } = read;
    const entry = newEntry(this.of.guild, this.head, placed, this.actorOf(log, read));
    if (entry.actor === guild.timelock) entry.execution = executions.next(log.transaction.hash, log.address);
    this.changeHead({ entryCount: entry.number as bigint, hash: entry.entryHash as Hex });
    const { step, made } = this.stepOf(opened, placed, entry);
    const name = `${rule.contract} ${rule.event}`;
    creations[name]?.(step);
    addSubjects(step, rule.subjects);
    postings[name]?.(step);
    changes[name]?.(step);
    if (CAUSES.has(rule.kind)) {
      this.cause = entry;
      this.changeHead({ lastCause: entry.id });
    }
    return { entry, postings: step.journal.postings, made };
  }

  private stepOf(
    { guild, executions }: OpenGuild,
    { block, log, read }: PlacedLog,
    entry: Row,
  ): { step: Step; made: Made[] } {
    const { records } = this;
    const made: Made[] = [];
    const step: Step = {
      guild,
      forwarder: this.of.forwarder,
      records,
      block,
      log,
      params: read.params,
      entry,
      cause: this.cause?.transactionHash === log.transaction.hash ? this.cause : null,
      executions,
      journal: new Journal(records, this.of.guild, entry.id),
      known: (type, id) => (records.find(type, id) === undefined ? null : id),
      make: (type, row) => made.push({ type, row }),
    };
    return { step, made };
  }

  private actorOf(log: ChainLog, { rule, params }: ReadLog): Hex {
    const named = rule.actor === null ? null : params.address(rule.actor);
    return named === null || isZero(named) ? signerOf(log.transaction, this.of.forwarder) : named;
  }

  private changeHead(fields: { [field: string]: Value }): void {
    const id = this.of.guild;
    const row = this.records.find('LedgerHead', id) ?? { id, guild: id, lastScheduled: null, lastCause: null };
    this.records.put('LedgerHead', { ...row, ...fields });
  }
}

/** The timelock makes no call in the block in which its guild is created: nothing can be decided in it. */
function callsIn({ logs }: ChainBlock, { timelock }: GuildAddresses): TimelockCall[] {
  const own = logs.filter(({ address }) => address === timelock);
  return own.flatMap((log) => {
    const { rule, params } = readLog('Timelock', log);
    return rule.event === 'CallExecuted'
      ? [{ transaction: log.transaction.hash, target: params.address('target') }]
      : [];
  });
}
