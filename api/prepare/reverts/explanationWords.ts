import enums from '../../../abis/enums.json' with { type: 'json' };
import { timeOf } from '../words.ts';

/** A contract error's arguments by name, as text; and `now`, the chain's time in Unix seconds where it is known. */
export type ErrorArgs = Record<string, string>;

/** What contracts' errors mean, by the error's name. */
export type Explanations = Record<string, (args: ErrorArgs) => string>;

/**
 * The words for the values of a contract's enum, in the order of their numbers.
 *
 * @throws Error when a value has none.
 */
export function wordsOf(name: keyof typeof enums, words: Record<string, string>): readonly string[] {
  return enums[name].map((value) => {
    const word = words[value];
    if (word === undefined) throw new Error(`${name}.${value} has no word.`);
    return word;
  });
}

/** Name of a contract's enum value. */
export function nameOf(names: readonly string[], index: string | undefined): string {
  return names[Number(index)] ?? `in state ${index}`;
}

/** The milestone that an error is about. */
export function milestoneOf(args: ErrorArgs): string {
  return `Milestone ${fromOne(args.milestoneId)} of project ${args.projectId}`;
}

/** An index from 0 as a person counts, from 1. */
export function fromOne(index: string | undefined): string {
  return (BigInt(index ?? 0) + 1n).toString();
}

/** What a value must be, in words; a function of the chain's time where it is compared with that. */
type Limit = string | ((now: string) => string);

/**
 * Explains the error of a value that cannot work, which names the field.
 *
 * @param limits - By the field, what the contract asks of it: `… must be LIMIT`.
 */
export function invalidField(what: string, limits: Record<string, Limit>): (args: ErrorArgs) => string {
  return ({ field = '', now }) => {
    const limit = Object.hasOwn(limits, field) ? limits[field] : undefined;
    if (limit === undefined) return `The ${what} cannot work: ${field} is missing or out of its limits.`;
    const time = now === undefined ? 'the chain’s time' : `the chain’s time, ${timeOf(now)} (${now})`;
    return `The ${what} cannot work: ${field} must be ${typeof limit === 'string' ? limit : limit(time)}.`;
  };
}

/** Limit of what may not be left out: a digest, an account. */
export const NOT_ZERO = 'given, and not zero';
/** Limit of a text that may not be left out. */
export const NOT_EMPTY = 'given, and not empty';
/** Limit of a time that is to come. */
export const LATER = (now: string): string => `later than ${now}`;

/** Explains the error of a signature that came too late. */
export function expired({ deadline }: ErrorArgs): string {
  return `The signature was valid until ${timeOf(deadline)}: have it signed again.`;
}

/** Explains the error of a call that carries too much or too little native coin. */
export function wrongValue({ expected, given }: ErrorArgs): string {
  return `The call needs ${expected} wei of native coin and carries ${given}.`;
}
