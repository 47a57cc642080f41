import { expect } from 'chai';
import { Interface, toQuantity, ZeroAddress } from 'ethers';
import { type Line, tamperAnywhere, tamperings } from '../../testing/certificates/tamperings.ts';
import { createRandom } from '../../testing/random.ts';
import { foundGuild, giveGuildTokens, mintDollars } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import { connectNode } from '../chain/node/node.ts';
import { headByAgreement } from '../chain/trustedHead.ts';
import type { Hex } from '../chain/types.ts';
import { CertificateError } from './certificateError.ts';
import { checkCertificate, type Expected } from './checkCertificate.ts';
import { packLines, unpackLines } from './lines.ts';
import { writeCertificate } from './writeCertificate.ts';
import type { RowDifference } from './writtenRow.ts';

/** How many changes at random are tried. */
const RANDOM_CHANGES = 200;

describe('the certificate of a guild', () => {
  let on: TestContext;
  let of: Parameters<typeof writeCertificate>[1];
  let lines: Line[];

  before(async () => {
    on = await startTestContext();
    const { token, treasury, accessManager } = await foundGuild(on);
    await foundGuild(on, 'Another guild');
    await mintDollars(on, on.penniless(0).address, 10);
    for (const share of [1n, 2n]) await giveGuildTokens(on, { token } as never, on.penniless(5).address, share);
    await on.provider.send('evm_setAutomine', [false]);
    const recognize = new Interface(['function recognize(address)']).encodeFunctionData('recognize', [ZeroAddress]);
    for (const value of [1n, 2n, 3n]) {
      await on.funded(2).sendTransaction({ to: treasury, value, gasLimit: 100_000 });
      await on.funded(2).sendTransaction({ to: treasury, data: recognize, gasLimit: 500_000 });
    }
    await on.provider.send('evm_setAutomine', [true]);
    await on.provider.send('hardhat_mine', [toQuantity(5)]);
    const node = connectNode(on.node.url);
    const { factory, forwarder } = on.chain;
    const lower = (address: string) => address.toLowerCase() as Hex;
    const to = await headByAgreement([node], 'latest');
    of = {
      chainId: 31_337n,
      guild: lower(accessManager),
      factory: lower(factory),
      forwarder: lower(forwarder),
      from: 0n,
      to,
    };
    lines = (await all(unpackLines(writeCertificate(node, of)))) as Line[];
  });
  after(() => on?.stop());

  /** What checking these lines comes to: what is wrong, or `undefined` when nothing is. */
  async function fault(tampered: readonly unknown[], expected: Expected = {}): Promise<string | undefined> {
    const differences: RowDifference[] = [];
    try {
      await checkCertificate(packLines(each(tampered)), expected, (difference) => differences.push(difference));
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      return error.message;
    }
    return differences.length === 0 ? undefined : JSON.stringify(differences);
  }

  it('is accepted whole, and stands on the hash of its last block', async () => {
    const { guild, to } = of;
    expect(await fault(lines, { chainId: '31337', guild, blockHash: to.hash })).to.equal(undefined);
    const checked = await checkCertificate(packLines(each(lines)), {}, () => expect.fail('a difference'));
    expect(checked).to.include({ guild, blockHash: to.hash, toBlock: String(to.number) });
    expect(Number(checked.entryCount)).to.be.greaterThan(90);
  });

  for (const [name, tamper] of Object.entries(tamperings)) {
    it(`is refused with ${name}`, async () => {
      const tampered = structuredClone(lines);
      const result = tamper(tampered);
      expect(JSON.stringify(result)).to.not.equal(JSON.stringify(lines));
      expect(await fault(result)).to.be.a('string');
    });
  }

  it(`is refused with any of ${RANDOM_CHANGES} changes at random`, async () => {
    const random = createRandom(13);
    for (let change = 0; change < RANDOM_CHANGES; change += 1) {
      const tampered = tamperAnywhere(lines, random);
      if (JSON.stringify(tampered) === JSON.stringify(lines)) continue;
      expect(await fault(tampered), `change ${change}`).to.be.a('string');
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
    for (const expected of expectations) expect(await fault(lines, expected)).to.include('another one');
  });
});

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}
