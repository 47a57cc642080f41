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
