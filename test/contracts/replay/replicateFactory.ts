import { expect } from 'chai';
import type { TestContract } from '../helpers/chain.ts';
import { applyBy, type Replica } from './replica.ts';

/**
 * The guilds of a factory rebuilt from its events.
 *
 * @param contract - The GuildFactory.
 */
export function replicateFactory(contract: TestContract): Replica {
  const guilds: string[][] = [];
  return {
    contract,
    apply: applyBy({ GuildCreated: ({ contracts }) => guilds.push([...contracts]) }),
    async check() {
      expect(await contract.guildCount()).to.equal(guilds.length);
      for (const [index, contracts] of guilds.entries()) {
        expect([...(await contract.contractsOf(index + 1))]).to.deep.equal(contracts);
        for (const address of contracts) expect(await contract.guildOf(address)).to.equal(index + 1);
      }
    },
  };
}
