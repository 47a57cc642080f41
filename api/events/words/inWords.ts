import { type Interface, id } from 'ethers';
import type { ArgumentValue } from '../../verify/events/eventArguments.ts';
import { abis } from '../chain/calls/abis.ts';
import { NATIVE_METADATA } from '../chain/calls/nativeCoin.ts';
import { duration, jurisdictionOf, ROLES, TIMELOCK_ROLES } from '../prepare/calls/sentenceWords.ts';
import { account, amount, percent, quoted, timeOf } from '../prepare/words.ts';

/** What a token tells of itself. */
export type ToldToken = { id: string; symbol: string; decimals: number };

/** What a sentence knows beside the event itself. */
export type SentenceContext = {
  /** Token of the event's amounts; undefined when there is none. */
  token: ToldToken | undefined;
  /** The guild's own. */
  guildToken: ToldToken;
  /** The part that an address plays, such as `the treasury`; undefined for one that plays none. */
  partOf(address: string): string | undefined;
};

type Form = (value: ArgumentValue, context: SentenceContext) => string;

const NOBODY = `0x${'0'.repeat(40)}`;
const MOST_ROLE = (2n ** 64n - 1n).toString();
const ADMIN_ROLE = `0x${'0'.repeat(64)}`;
const SUPPORT = ['against', 'for', 'to abstain on'];
const IN_GROUPS = new Intl.NumberFormat('en');
const DIGITS = /^-?\d+$/;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const CAPITALS = /^[A-Z]+(?:_[A-Z]+)*$/;

const names = new Map(
  Object.values(abis as Record<string, Interface>).flatMap((one) => {
    const functions: [string, string][] = [];
    one.forEachFunction(({ selector, name }) => functions.push([selector, name]));
    return functions;
  }),
);

/** The forms in which a sentence may write a value, by what it calls them. */
export const forms: Readonly<Record<string, Form>> = {
  allowance: (value, context) => (BigInt(String(value)) >= 2n ** 255n ? 'any number' : own(value, context)),
  accounts: (value) => numberOf(value, 'account'),
  amount: (value, { token }) => {
    return token === undefined ? `${value} smallest units` : amountOf(value, token);
  },
  ballots: (value) => numberOf(value, 'ballot'),
  call: (value) => functionName(String(value)),
  country: (value) => jurisdictionOf(String(value)),
  duration: (value) => duration(BigInt(String(value))),
  entries: (value) => (value === '1' ? '1 entry' : `${IN_GROUPS.format(BigInt(String(value)))} entries`),
  findings: (value) => numberOf(value, 'open finding'),
  function: (value) => functionName(String(value)),
  milestones: (value) => numberOf(value, 'milestone'),
  own,
  paid: (value) => (value === '0' ? '' : `, with ${amount(BigInt(String(value)), NOBODY, NATIVE_METADATA)}`),
  percent: (value) => percent(BigInt(String(value))),
  points: (value) => numberOf(value, 'point'),
  projects: (value) => numberOf(value, 'project'),
  role: (value) => roleInWords(String(value)),
  said: (value) => (value === '' ? '' : `: ${quoted(String(value))}`),
  support: (value) => SUPPORT[Number(value)] ?? 'in parts on',
  time: (value) => timeOf(String(value)),
  timelockRole: (value) => timelockRoleInWords(String(value)),
  token: (value, { partOf }) =>
    value === NOBODY ? 'the native coin' : (partOf(String(value)) ?? account(String(value))),
  votes: (value, { guildToken }) => {
    const symbol = BigInt(String(value)) === 10n ** BigInt(guildToken.decimals) ? 'vote' : 'votes';
    return amountOf(value, { ...guildToken, symbol });
  },
};

/** A value in the form of its kind. */
export function plainly(value: ArgumentValue, { partOf }: SentenceContext): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value === NOBODY) return 'nobody';
  if (ADDRESS.test(value)) return partOf(value) ?? account(value);
  if (DIGITS.test(value)) return IN_GROUPS.format(BigInt(value));
  if (value.startsWith('0x')) return value;
  return quoted(value);
}

/** An enum's member in words. */
export function memberInWords(member: string): string {
  return CAPITALS.test(member) ? member.toLowerCase().replaceAll('_', ' ') : `number ${member}`;
}

function own(value: ArgumentValue, { guildToken }: SentenceContext): string {
  return amountOf(value, guildToken);
}

function amountOf(value: ArgumentValue, { id, symbol, decimals }: ToldToken): string {
  const told = symbol === '' ? null : { symbol, decimals };
  return amount(BigInt(String(value)), id, id === NOBODY ? NATIVE_METADATA : told);
}

/** A number of things, or of what a list holds. */
function numberOf(value: ArgumentValue, thing: string): string {
  const count = Array.isArray(value) ? value.length : value;
  return count === '1' || count === 1 ? `1 ${thing}` : `${IN_GROUPS.format(BigInt(String(count)))} ${thing}s`;
}

function functionName(data: string): string {
  if (data.length < 10) return 'no function';
  const selector = data.slice(0, 10);
  return names.get(selector) ?? `the function ${selector}`;
}

function roleInWords(role: string): string {
  const name = role === MOST_ROLE ? 'anybody' : ROLES[Number(role)];
  return name === undefined ? role : `${role} (${memberInWords(name.toUpperCase())})`;
}

function timelockRoleInWords(role: string): string {
  const name = TIMELOCK_ROLES.find((one) => id(`${one}_ROLE`) === role);
  if (name === undefined) return role === ADMIN_ROLE ? 'admin' : role;
  return memberInWords(name);
}
