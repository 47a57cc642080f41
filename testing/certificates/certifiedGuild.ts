import { Interface, toQuantity, ZeroAddress } from 'ethers';
import { prepareCreateProject } from '../../api/projects/prepareCreateProject.ts';
import { CertificateError } from '../../verify/certificate/certificateError.ts';
import { checkCertificate } from '../../verify/certificate/checkCertificate.ts';
import type { Expected } from '../../verify/certificate/expected.ts';
import { packLines, unpackLines } from '../../verify/certificate/lines/lines.ts';
import { type CertificateOf, writeCertificate } from '../../verify/certificate/writeCertificate.ts';
import type { RowDifference } from '../../verify/certificate/writtenRow.ts';
import { connectNode } from '../../verify/chain/node/node.ts';
import { headByAgreement } from '../../verify/chain/trustedHead.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { act } from '../act.ts';
import { foundGuild, giveGuildTokens, mintDollars, projectInput } from '../story.ts';
import { startTestContext, type TestContext } from '../testContext.ts';
import { allOf } from './allOf.ts';
import { eachOf } from './eachOf.ts';
import type { Line } from './tamperings.ts';

/** A guild on a chain of its own, with entries in each of three periods, and another guild beside it. */
export type CertifiedGuild = {
  of: CertificateOf;
  /** What to ask for of each of these periods, which together are all that `of` asks for. */
  periods: [CertificateOf, CertificateOf, CertificateOf];
  /** The other guild, with the last period. */
  other: CertificateOf;
  rpcUrl: string;
  write(of: CertificateOf): Promise<Line[]>;
  stop(): Promise<void>;
};

/** Starts such a chain. */
export async function startCertifiedGuild(): Promise<CertifiedGuild> {
  const on = await startTestContext();
  const node = connectNode(on.node.url);
  const lower = (address: string) => address.toLowerCase() as Hex;
  const guild = await foundGuild(on);
  const another = await foundGuild(on, 'Another guild');
  await mintDollars(on, on.penniless(0).address, 10);
  await act(on, prepareCreateProject, on.penniless(0), {
    ...(await projectInput(on, guild.accessManager)),
    fundCount: 0,
  });
  await recognize(on, guild.treasury, [7n]);
  const { number: first } = await headByAgreement([node], 'latest');
  for (const share of [1n, 2n]) await giveGuildTokens(on, guild, on.penniless(5).address, share);
  const { number: second } = await headByAgreement([node], 'latest');
  for (const share of [3n, 4n]) await giveGuildTokens(on, guild, on.penniless(5).address, share);
  await recognize(on, guild.treasury, [1n, 2n, 3n]);
  await on.provider.send('hardhat_mine', [toQuantity(5)]);
  const to = await headByAgreement([node], 'latest');
  const { factory, forwarder } = on.chain;
  const from = { chainId: 31_337n, factory: lower(factory), forwarder: lower(forwarder), from: 0n };
  const of = { ...from, guild: lower(guild.accessManager), to };
  return {
    of,
    periods: [
      { ...of, to: await headByAgreement([node], first) },
      { ...of, first: first + 1n, to: await headByAgreement([node], second) },
      { ...of, first: second + 1n },
    ],
    other: { ...of, guild: lower(another.accessManager), first: second + 1n },
    rpcUrl: on.node.url,
    write: async (asked) => (await allOf(unpackLines(writeCertificate(node, asked)))) as Line[],
    stop: on.stop,
  };
}

/** What checking a certificate of these lines comes to: what is wrong, or `undefined` when nothing is. */
export async function faultOf(lines: readonly unknown[], expected: Expected = {}): Promise<string | undefined> {
  const differences: RowDifference[] = [];
  try {
    await checkCertificate(packLines(eachOf(lines)), expected, (difference) => differences.push(difference));
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    return error.message;
  }
  return differences.length === 0 ? undefined : JSON.stringify(differences);
}

/** What a certificate of these lines shows. @throws Error when it is not a true one */
export async function checked(lines: readonly unknown[], expected: Expected = {}) {
  return checkCertificate(packLines(eachOf(lines)), expected, (difference) => {
    throw new Error(JSON.stringify(difference));
  });
}

/** Sends the treasury native coin and has it recognized, each amount so, in one block. */
async function recognize(on: TestContext, treasury: string, values: readonly bigint[]): Promise<void> {
  const data = new Interface(['function recognize(address)']).encodeFunctionData('recognize', [ZeroAddress]);
  await on.provider.send('evm_setAutomine', [false]);
  for (const value of values) {
    await on.funded(2).sendTransaction({ to: treasury, value, gasLimit: 100_000 });
    await on.funded(2).sendTransaction({ to: treasury, data, gasLimit: 500_000 });
  }
  await on.provider.send('evm_setAutomine', [true]);
  await on.provider.send('hardhat_mine', [toQuantity(1)]);
}
