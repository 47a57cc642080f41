import { expect } from 'chai';
import { factoryNames, knownAs } from './factoryNames.ts';

const [one, other] = [`0x${'Ab'.repeat(20)}`, `0x${'cd'.repeat(20)}`];

describe('the names of factories', () => {
  it('are those of the networks where they are deployed', () => {
    const names = factoryNames({
      gnosis: { GuildFactory: { address: one }, Forwarder: { address: other } },
      chiado: { GuildFactory: { address: one } },
      empty: { Forwarder: { address: other } },
    });
    expect(names).to.deep.equal({ [one.toLowerCase()]: 'gnosis, chiado' });
    expect(knownAs(one.toLowerCase(), names)).to.include('the factory on gnosis, chiado');
    expect(knownAs(other, names)).to.include('an unknown factory');
  });

  it('are none without a list', () => {
    expect(factoryNames(undefined)).to.deep.equal({});
    expect(knownAs(one, {})).to.include('an unknown factory');
  });
});
