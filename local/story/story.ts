import type { JsonRpcProvider } from 'ethers';
import { UNWATCHED } from '../process/waiting.ts';
import { follow, type LedgerRow, prepare, submit } from './act.ts';
import { nameOf, type Person, walletOf, withNames } from './people.ts';

/** What every chapter of the story needs. */
export type Story = {
  gatewayUrl: string;
  ipfsUrl: string;
  provider: JsonRpcProvider;
  /** Address of the test stablecoin, 6 decimals. */
  stablecoin: string;
  log: (line: string) => void;
};

/** Ids of the guild that the story founds. */
export type Guild = { id: string; token: string; projects: string; treasury: string };

/** Dollars in the stablecoin's smallest unit, as GraphQL takes them. */
export function dollars(amount: number): string {
  return (BigInt(amount) * 10n ** 6n).toString();
}

/** Guild tokens in the smallest unit, as GraphQL takes them. */
export function guildTokens(amount: number): string {
  return (BigInt(amount) * 10n ** 18n).toString();
}

/**
 * Lets a person do something through the gateway, from preparing it to its rows in the ledger. The person only signs, and
 * the relayer pays.
 *
 * @param action - Name of the mutation without `prepare`.
 */
export function act(story: Story, person: Person, action: string, input: object): Promise<LedgerRow[]> {
  return perform(story, person, { action, input, gasless: true });
}

/** As {@link act}, but the person sends and pays the transaction. */
export function actAndPay(story: Story, person: Person, action: string, input: object): Promise<LedgerRow[]> {
  return perform(story, person, { action, input, gasless: false });
}

async function perform(
  story: Story,
  person: Person,
  { action, input, gasless }: { action: string; input: object; gasless: boolean },
): Promise<LedgerRow[]> {
  const wallet = walletOf(person);
  const prepared = await prepare(story.gatewayUrl, action, { from: wallet.address, ...input });
  const id = await submit(story.gatewayUrl, wallet, prepared, gasless);
  const rows = await follow(story.gatewayUrl, id, { ...UNWATCHED, print: story.log });
  story.log(`${nameOf(person)}: ${withNames(prepared.summary)}${gasless ? ' (signed; the relayer paid)' : ''}`);
  return rows;
}

/** The first row of a kind, which must be there. */
export function rowOf(rows: LedgerRow[], kind: string): LedgerRow {
  const row = rows.find((candidate) => candidate.kind === kind);
  if (!row) throw new Error(`The ledger has no ${kind} row for this action; it has ${rows.map((r) => r.kind)}.`);
  return row;
}
