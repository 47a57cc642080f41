import type { JsonRpcProvider } from 'ethers';
import { type AccountAction, type EntryOfAction, fromEthers, type GuildhallClient } from '../../client/index.ts';
import { UNWATCHED, waitUntil } from '../process/waiting.ts';
import { nameOf, type Person, walletOf, withNames } from './people.ts';

/** What every chapter of the story needs. */
export type Story = {
  client: GuildhallClient;
  provider: JsonRpcProvider;
  /** Address of the test stablecoin, 6 decimals. */
  stablecoin: string;
  log: (line: string) => void;
};

/** Ids of the guild that the story founds. */
export type Guild = { id: string; token: string; projects: string; treasury: string };

/** Dollars in the stablecoin's smallest unit. */
export function dollars(amount: number): bigint {
  return BigInt(amount) * 10n ** 6n;
}

/** Guild tokens in the smallest unit. */
export function guildTokens(amount: number): bigint {
  return BigInt(amount) * 10n ** 18n;
}

/** Lets a person do something, until it is in the ledger. The person only signs, and the relayer pays. */
export function act(story: Story, person: Person, action: AccountAction): Promise<EntryOfAction[]> {
  return perform(story, person, action, 'relayer');
}

/** As {@link act}, but the person pays for the transaction. */
export function actAndPay(story: Story, person: Person, action: AccountAction): Promise<EntryOfAction[]> {
  return perform(story, person, action, 'account');
}

async function perform(
  story: Story,
  person: Person,
  action: AccountAction,
  payer: 'relayer' | 'account',
): Promise<EntryOfAction[]> {
  const leaving = new AbortController();
  const told = { summary: '', status: '', isOver: false };
  const acting = action
    .as(await fromEthers(walletOf(person)), {
      payer,
      confirm({ summary }) {
        told.summary = summary;
        return true;
      },
      onStatus({ status }) {
        told.status = status;
      },
      signal: leaving.signal,
    })
    .finally(() => {
      told.isOver = true;
    });
  acting.catch(() => {});
  const name = `what ${nameOf(person)} does in the ledger`;
  const status = () => told.status;
  const watched = { name, probe: async () => told.isOver, state: status, status };
  const giveUp = () => waitUntil(watched, { ...UNWATCHED, print: story.log }).then(() => acting);
  const result = await Promise.race([acting, giveUp()]).finally(() => leaving.abort());
  if (!result.ok) throw new Error(`${told.summary}: ${result.errors.map(({ message }) => message).join('; ')}`);
  story.log(`${nameOf(person)}: ${withNames(told.summary)}${payer === 'relayer' ? ' (signed; the relayer paid)' : ''}`);
  return result.entries;
}

/** The first entry of a kind, which must be there. */
export function entryOfKind(entries: EntryOfAction[], kind: string): EntryOfAction {
  const entry = entries.find((candidate) => candidate.kind === kind);
  if (!entry) throw new Error(`The ledger has no ${kind} entry for this action; it has ${entries.map((e) => e.kind)}.`);
  return entry;
}
