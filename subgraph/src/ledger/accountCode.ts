/** Places in the chart of accounts; see `AccountCode` in the schema. Their numbers are part of ids: never renumber. */
export enum AccountCode {
  TREASURY = 0,
  ESCROW = 1,
  CLIENT_DEPOSITS = 2,
  PAYABLES = 3,
  PROJECT_FEES = 4,
  CONTRIBUTIONS = 5,
  UNSOLICITED = 6,
  SPENDING = 7,
  IN_TRANSIT = 8,
  CREDITING = 9,
  HELD_CREDITS = 10,
  BONDS = 11,
  FEE_TOKENS = 12,
  FORFEITS = 13,
  TOKEN_FEES = 14,
  BURNED = 15,
  REWARD_COSTS = 16,
  REWARDS_OWED = 17,
  ISSUED = 18,
}

/** Name in the schema and class (`AccountClass`) of each code, in the order of their numbers. */
const CHART: string[][] = [
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
];

/** The code's name in the schema. */
export function codeName(code: AccountCode): string {
  return CHART[code][0];
}

/** The code's class, as the schema's `AccountClass`. */
export function codeClass(code: AccountCode): string {
  return CHART[code][1];
}

/** Whether the account holds what the chain holds: a treasury's or an escrow's tokens. */
export function isAsset(code: AccountCode): boolean {
  return code == AccountCode.TREASURY || code == AccountCode.ESCROW;
}
