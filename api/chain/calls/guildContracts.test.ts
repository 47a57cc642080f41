import { expect } from 'chai';
import { guildParts } from '../../../abis/guildContracts.ts';
import { abis } from './abis.ts';

describe('guildContracts', () => {
  it('names the contracts of a guild as GuildFactory does, in its order', () => {
    const [contracts] = abis.GuildFactory.getFunction('contractsOf')?.outputs ?? [];
    expect(contracts?.components?.map(({ name }) => name)).to.deep.equal(guildParts);
  });
});
