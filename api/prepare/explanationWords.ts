import { timeOf } from './words.ts';

/** A contract error's arguments by name, as text. */
export type ErrorArgs = Record<string, string>;

/** What contracts' errors mean, by the error's name. */
export type Explanations = Record<string, (args: ErrorArgs) => string>;

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

/** Explains the error of a value that cannot work, which names the field. */
export function invalidField(what: string): (args: ErrorArgs) => string {
  return ({ field }) => `The ${what} cannot work: ${field} is missing or out of its limits.`;
}

/** Explains the error of a signature that came too late. */
export function expired({ deadline }: ErrorArgs): string {
  return `The signature was good until ${timeOf(deadline)}: have it signed anew.`;
}

/** Explains the error of a call that carries too much or too little native coin. */
export function wrongValue({ expected, given }: ErrorArgs): string {
  return `The call needs ${expected} wei of native coin and carries ${given}.`;
}
