import { id } from 'ethers';
import type { ArgumentValue } from '../../../verify/events/eventArguments.ts';
import { duration, functionName, jurisdictionOf, ROLES, TIMELOCK_ROLES } from '../../prepare/calls/sentenceWords.ts';
import { percent, quoted, timeOf } from '../../prepare/words.ts';
import { callInWords } from './callInWords.ts';
import { memberInWords, type SentenceContext } from './inWords.ts';
import { shortened } from './shortened.ts';
import { amountOf, NATIVE_COIN, nameOf, rateOf } from './tokenWords.ts';

/** Writes a value; `other` tells the event's other values by their names. */
type Form = (value: ArgumentValue, context: SentenceContext, other: (name: string) => ArgumentValue) => string;

const MOST_ROLE = (2n ** 64n - 1n).toString();
const ADMIN_ROLE = `0x${'0'.repeat(64)}`;
const SUPPORT = ['against', 'for', 'to abstain on'];
const IN_GROUPS = new Intl.NumberFormat('en');

/** The forms in which a sentence may write a value, by what it calls them. */
export const forms: Readonly<Record<string, Form>> = {
  allowance: (value, context) => (BigInt(String(value)) >= 2n ** 255n ? 'any number' : own(value, context)),
  accounts: (value) => numberOf(value, 'account'),
  amount: (value, { token }) => {
    return token === undefined ? `${value} smallest units` : amountOf(String(value), token);
  },
  ballots: (value) => numberOf(value, 'ballot'),
  call: (value, context, other) => callInWords(String(value), String(other('target')), context),
  country: (value) => jurisdictionOf(String(value)),
  duration: (value) => duration(BigInt(String(value))),
  entries: (value) => (value === '1' ? '1 entry' : `${IN_GROUPS.format(BigInt(String(value)))} entries`),
  findings: (value) => numberOf(value, 'open finding'),
  function: (value, { contractAt }, other) => functionName(contractAt(String(other('target'))), String(value)),
  id: (value) => shortened(String(value)),
  milestones: (value) => numberOf(value, 'milestone'),
  own,
  ordinal: (value) => IN_GROUPS.format(BigInt(String(value)) + 1n),
  paid: (value) => (value === '0' ? '' : `, with ${amountOf(String(value), NATIVE_COIN)}`),
  percent: (value) => percent(BigInt(String(value))),
  points: (value) => numberOf(value, 'point'),
  pointRate: (value, { token }) =>
    rateOf(String(value), { id: '', symbol: 'points of reputation', decimals: 0 }, token).replace(
      /^1 points/,
      '1 point',
    ),
  projects: (value) => numberOf(value, 'project'),
  rate: (value, { token, guildToken }) => rateOf(String(value), guildToken, token),
  role: (value) => roleInWords(String(value)),
  said: (value) => (value === '' ? '' : `: ${quoted(String(value))}`),
  skill: (value, { skillOf }) => {
    const name = skillOf(String(value));
    return name === undefined ? `skill ${value}` : `the skill ${quoted(name)}`;
  },
  support: (value) => SUPPORT[Number(value)] ?? 'in parts on',
  time: (value) => timeOf(String(value)),
  timelockRole: (value) => timelockRoleInWords(String(value)),
  token: (value, { token, tokens, partOf }) => {
    const known = [token, ...tokens].find((one) => one?.id === value);
    return partOf(String(value)) ?? nameOf(known ?? { id: String(value), symbol: '', decimals: 0 });
  },
  votes: (value, { guildToken }) => {
    const symbol = BigInt(String(value)) === 10n ** BigInt(guildToken.decimals) ? 'vote' : 'votes';
    return amountOf(String(value), { ...guildToken, symbol });
  },
};

function own(value: ArgumentValue, { guildToken }: SentenceContext): string {
  return amountOf(String(value), guildToken);
}

/** A number of things, or of what a list holds. */
function numberOf(value: ArgumentValue, thing: string): string {
  const count = Array.isArray(value) ? value.length : value;
  return count === '1' || count === 1 ? `1 ${thing}` : `${IN_GROUPS.format(BigInt(String(count)))} ${thing}s`;
}

function roleInWords(role: string): string {
  const name = role === MOST_ROLE ? 'anybody' : ROLES[Number(role)];
  return name === undefined ? role : `${role} (${memberInWords(name.toUpperCase())})`;
}

function timelockRoleInWords(role: string): string {
  const name = TIMELOCK_ROLES.find((one) => id(`${one}_ROLE`) === role);
  if (name === undefined) return role === ADMIN_ROLE ? 'admin' : shortened(role);
  return memberInWords(name);
}
