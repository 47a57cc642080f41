import { gateway } from './gateway.ts';

/** Number of the last block of a day, in UTC. @throws GuildhallError when the chain began later */
export async function lastBlockOfDay(day: string): Promise<number> {
  return (await gateway.at({ date: new Date(`${day}T23:59:59Z`) })).block.number;
}
