import type { LedgerContract } from '../../../verify/events/abis.ts';
import type { ArgumentValue } from '../../../verify/events/eventArguments.ts';
import { quoted } from '../../prepare/words.ts';
import { shortAccount, shortened } from './shortened.ts';
import type { ToldToken } from './tokenWords.ts';

/** What a sentence knows beside the event itself. */
export type SentenceContext = {
  /** Token of the event's amounts; undefined when there is none. */
  token: ToldToken | undefined;
  /** The guild's own. */
  guildToken: ToldToken;
  /** Tokens that the guild knows, its own among them. */
  tokens: readonly ToldToken[];
  /** The part that an address plays, such as `the treasury`; undefined for one that plays none. */
  partOf(address: string): string | undefined;
  /** The contract of the guild at an address, by which a name of a function can be believed; null for any other. */
  contractAt(address: string): LedgerContract | null;
  /** The name of a skill; undefined for one that the guild does not have. */
  skillOf(number: string): string | undefined;
};

const NOBODY = `0x${'0'.repeat(40)}`;
const IN_GROUPS = new Intl.NumberFormat('en');
const DIGITS = /^-?\d+$/;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const CAPITALS = /^[A-Z]+(?:_[A-Z]+)*$/;

/** A value in the form of its kind. */
export function plainly(value: ArgumentValue, { partOf }: SentenceContext): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value === NOBODY) return 'nobody';
  if (ADDRESS.test(value)) return partOf(value) ?? shortAccount(value);
  if (DIGITS.test(value)) return IN_GROUPS.format(BigInt(value));
  if (value.startsWith('0x')) return shortened(value);
  return quoted(value);
}

/** An enum's member in words. */
export function memberInWords(member: string): string {
  return CAPITALS.test(member) ? member.toLowerCase().replaceAll('_', ' ') : `number ${member}`;
}
