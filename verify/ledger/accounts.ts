import type { Hex } from '../chain/types.ts';
import { bigEndian } from './bytes.ts';
import type { Step } from './step.ts';

/** The chart of accounts: the code of each account, at the place that its id has, and its class. */
const CHART = [
  ['TREASURY', 'ASSET'],
  ['ESCROW', 'ASSET'],
  ['CLIENT_DEPOSITS', 'LIABILITY'],
  ['PAYABLES', 'LIABILITY'],
  ['PROJECT_FEES', 'INCOME'],
  ['CONTRIBUTIONS', 'INCOME'],
  ['UNSOLICITED', 'INCOME'],
  ['SPENDING', 'EXPENSE'],
  ['IN_TRANSIT', 'SUSPENSE'],
  ['CREDITING', 'SUSPENSE'],
  ['HELD_CREDITS', 'LIABILITY'],
  ['BONDS', 'LIABILITY'],
  ['FEE_TOKENS', 'LIABILITY'],
  ['FORFEITS', 'INCOME'],
  ['TOKEN_FEES', 'INCOME'],
  ['BURNED', 'EQUITY'],
  ['REWARD_COSTS', 'EXPENSE'],
  ['REWARDS_OWED', 'LIABILITY'],
  ['ISSUED', 'EQUITY'],
] as const;

/** A place in the chart of accounts. */
export type AccountCode = (typeof CHART)[number][0];

/** An account of a guild's books, apart from the token. */
export type BookAccount = { code: AccountCode; place: number; class: string; holder: Hex };

/** The account that a log is about. */
export type AccountOf = (step: Step) => BookAccount;

/** An account that is kept for whom a parameter names. */
export function per(code: AccountCode, path: string): AccountOf {
  return ({ params }) => open(code, params.address(path));
}

/** An account that the guild has one of in each token. */
export function own(code: AccountCode): AccountOf {
  return ({ guild }) => open(code, guild.accessManager);
}

/** What the treasury holds. */
export const treasury: AccountOf = ({ guild }) => open('TREASURY', guild.treasury);

/** What the Projects contract holds. */
export const escrow: AccountOf = ({ guild }) => open('ESCROW', guild.projects);

/** What is funded of the project, neither released nor refunded. */
export const deposits: AccountOf = ({ params }) => open('CLIENT_DEPOSITS', bigEndian(params.number('projectId'), 4));

function open(code: AccountCode, holder: Hex): BookAccount {
  const place = CHART.findIndex(([known]) => known === code);
  return { code, place, class: CHART[place]?.[1] ?? '', holder };
}
