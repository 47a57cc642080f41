import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { z } from 'zod';
import { guildContractNames } from '../../../../abis/guildContracts.ts';
import { entryKinds } from './entryKinds.ts';

/** Contracts whose logs are entries of a guild's ledger. */
const contracts = ['GuildFactory', ...guildContractNames];

const abi = z.array(z.object({ type: z.string(), name: z.string().optional() }));

/** `MilestoneReleased` is `MILESTONE_RELEASED`, `EIP712DomainChanged` is `EIP712_DOMAIN_CHANGED`. */
const inCapitals = (event: string) => event.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

async function eventsOf(contract: string): Promise<string[]> {
  const path = new URL(`../../../../abis/${contract}.json`, import.meta.url);
  const entries = abi.parse(JSON.parse(await readFile(path, 'utf8')));
  return entries.flatMap(({ type, name }) => (type === 'event' && name ? [inCapitals(name)] : []));
}

describe('entryKinds', () => {
  it('lists every event of the guild’s contracts, once', async () => {
    const events = new Set((await Promise.all(contracts.map(eventsOf))).flat());
    expect(Object.values(entryKinds).flat().sort()).to.deep.equal([...events].sort());
  });
});
