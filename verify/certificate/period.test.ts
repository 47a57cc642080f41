import { expect } from 'chai';
import {
  type CertifiedGuild,
  checked,
  faultOf,
  startCertifiedGuild,
} from '../../testing/certificates/certifiedGuild.ts';
import { nameAnew } from '../../testing/certificates/nameAnew.ts';
import { openingTamperings, recordTamperings } from '../../testing/certificates/openingTamperings.ts';
import { type Line, tamperAnywhere, tamperings } from '../../testing/certificates/tamperings.ts';
import { createRandom } from '../../testing/random.ts';
import type { Hex } from '../chain/types.ts';

/** How many changes at random are tried. */
const RANDOM_CHANGES = 200;

describe('the certificate of a period', () => {
  let certified: CertifiedGuild;
  let whole: Line[];
  let periods: [Line[], Line[], Line[]];
  /** The last period, and the digest of the state that the one before closes with. */
  let last: Line[];
  let digest: Hex;
  before(async () => {
    certified = await startCertifiedGuild();
    const { of, write } = certified;
    whole = await write(of);
    periods = (await Promise.all(certified.periods.map(write))) as typeof periods;
    last = periods[2];
    digest = (await checked(periods[1])).digest;
  });
  after(() => certified?.stop());

  const dated = (line: Line) => 'header' in line || 'entry' in line;

  it('is a part of the whole, which three of them are', async () => {
    let before: Awaited<ReturnType<typeof checked>> | undefined;
    for (const lines of periods) before = await checked(lines, { after: before });
    const all = await checked(whole);
    for (const field of ['entryCount', 'head', 'root', 'digest', 'blockHash'] as const) {
      expect(before?.[field], field).to.equal(all[field]);
    }
    expect(periods.flatMap((lines) => lines.filter(dated))).to.deep.equal(whole.filter(dated));
    const accounts = (lines: Line[]) => lines.filter((line) => 'account' in line);
    expect(accounts(last)).to.deep.equal(accounts(whole));
    expect(accounts(whole)).to.not.deep.equal([]);
  });

  it('is accepted alone, and tells what it opens with', async () => {
    const { opening, fromBlock } = await checked(last);
    expect([opening?.digest, fromBlock]).to.deep.equal([digest, String(certified.periods[2].first)]);
    expect(await faultOf(last, { after: digest })).to.equal(undefined);
  });

  it('follows no other certificate than the one before', async () => {
    const [one, two, three] = await Promise.all(periods.map((lines) => checked(lines)));
    const { of, other, write } = certified;
    expect(await faultOf(periods[1], { after: one })).to.equal(undefined);
    expect(await faultOf(last, { after: one }), 'a gap').to.match(
      /begins with block \d+, and the one before ends with/,
    );
    expect(await faultOf(periods[1], { after: three }), 'another order').to.include('in their order');
    expect(await faultOf(periods[1], { after: two }), 'itself').to.include('in their order');
    const overlapping = await write({ ...of, first: (certified.periods[2].first as bigint) - 1n });
    expect(await faultOf(overlapping, { after: two }), 'an overlap').to.include('in their order');
    expect(await faultOf(await write(other), { after: two }), 'another guild').to.include('another one: its guild');
    expect(await faultOf(last, { after: `0x${'11'.repeat(32)}` }), 'another digest').to.include('opens with the state');
    expect(await faultOf(periods[0], { after: two }), 'the first').to.include('begins with its guild');
  });

  for (const [name, tamper] of Object.entries({ ...tamperings, ...openingTamperings })) {
    it(`is refused with ${name}`, async () => {
      const result = tamper(structuredClone(last));
      expect(JSON.stringify(result)).to.not.equal(JSON.stringify(last));
      expect(await faultOf(result)).to.be.a('string');
    });
  }

  it('is refused with any record of its opening state changed, of every type', async () => {
    const kinds = recordTamperings(last);
    expect(kinds.length).to.be.above(60);
    for (const [name, tamper] of kinds) {
      const result = tamper(structuredClone(last));
      expect(await faultOf(result), name).to.include('opening state is none');
    }
  });

  it('is refused with another opening state that is named as it is, once the one before is known', async () => {
    for (const [name, tamper] of recordTamperings(last)) {
      const result = nameAnew(tamper(structuredClone(last)));
      expect(await faultOf(result, { after: digest }), name).to.be.a('string');
    }
  });

  it(`is refused with any of ${RANDOM_CHANGES} changes at random`, async () => {
    const random = createRandom(29);
    for (let change = 0; change < RANDOM_CHANGES; change += 1) {
      const tampered = tamperAnywhere(last, random);
      if (JSON.stringify(tampered) === JSON.stringify(last)) continue;
      expect(await faultOf(tampered), `change ${change}`).to.be.a('string');
    }
  });
});
