import { networkHelpers } from '../helpers/chain.ts';
import { guildFixture } from '../helpers/guild.ts';
import { type GasFigures, measureGovernance, measureProjects } from './measure.ts';
import { measureAnchors } from './measureAnchors.ts';
import { measurePlainEscrow, measurePlainGovernor } from './measurePlain.ts';

const { loadFixture } = networkHelpers;

/** The figures that the tests hold the contracts to. */
export const snapshot = new URL('./snapshot.json', import.meta.url);

/** All figures of one run; each life is measured on a chain of its own. */
export async function measureAll(): Promise<Record<string, GasFigures>> {
  return {
    projects: await measureProjects(await loadFixture(guildFixture)),
    plainEscrow: await measurePlainEscrow(await loadFixture(guildFixture)),
    governance: await measureGovernance(await loadFixture(guildFixture)),
    plainGovernor: await measurePlainGovernor(await loadFixture(guildFixture)),
    audit: await measureAnchors(),
  };
}
