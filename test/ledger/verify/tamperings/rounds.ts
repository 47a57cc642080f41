import type { TableTampering } from './tampering.ts';

/**
 * Puts together what can be changed at the same time, as each verification takes seconds: changes of one guild's tables of
 * which different things must be told.
 */
export function roundsOf(tamperings: readonly TableTampering[]): TableTampering[][] {
  const rounds: TableTampering[][] = [];
  for (const tampering of tamperings) {
    const round = tampering.isAlone === true ? undefined : rounds.find((others) => fits(tampering, others));
    if (round === undefined) rounds.push([tampering]);
    else round.push(tampering);
  }
  return rounds;
}

function fits({ guild, told }: TableTampering, others: readonly TableTampering[]): boolean {
  return others.every((one) => one.isAlone !== true && one.guild === guild && one.told.join() !== told.join());
}
