import { expect } from 'chai';
import {
  type CertifiedGuild,
  checked,
  faultOf,
  startCertifiedGuild,
} from '../../testing/certificates/certifiedGuild.ts';
import { type Line, tamperAnywhere, tamperings } from '../../testing/certificates/tamperings.ts';
import { createRandom } from '../../testing/random.ts';
import type { Expected } from './expected.ts';

/** How many changes at random are tried. */
const RANDOM_CHANGES = 200;

describe('the certificate of a guild', () => {
  let certified: CertifiedGuild;
  let lines: Line[];
  before(async () => {
    certified = await startCertifiedGuild();
    lines = await certified.write(certified.of);
  });
  after(() => certified?.stop());

  it('is accepted whole, and stands on the hash of its last block', async () => {
    const { guild, to } = certified.of;
    const known = { chainId: '31337', guild, blockHash: to.hash };
    const { entryCount, ...shown } = await checked(lines, known);
    expect(shown).to.include({ guild, blockHash: to.hash, toBlock: String(to.number), opening: null });
    expect(Number(entryCount)).to.be.greaterThan(90);
  });

  for (const [name, tamper] of Object.entries(tamperings)) {
    it(`is refused with ${name}`, async () => {
      const result = tamper(structuredClone(lines));
      expect(JSON.stringify(result)).to.not.equal(JSON.stringify(lines));
      expect(await faultOf(result)).to.be.a('string');
    });
  }

  it(`is refused with any of ${RANDOM_CHANGES} changes at random`, async () => {
    const random = createRandom(13);
    for (let change = 0; change < RANDOM_CHANGES; change += 1) {
      const tampered = tamperAnywhere(lines, random);
      if (JSON.stringify(tampered) === JSON.stringify(lines)) continue;
      expect(await faultOf(tampered), `change ${change}`).to.be.a('string');
    }
  });

  it('is refused when it is another one than expected', async () => {
    const other = `0x${'11'.repeat(32)}` as const;
    const address = `0x${'11'.repeat(20)}` as const;
    const expectations: Expected[] = [
      { blockHash: other },
      { chainId: '1' },
      { guild: address },
      { factory: address },
      { forwarder: address },
    ];
    for (const expected of expectations) expect(await faultOf(lines, expected)).to.include('another one');
    expect(await faultOf(lines, { after: other })).to.include('begins with its guild');
  });
});
