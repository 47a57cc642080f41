import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { runCommand } from '../../../scripts/runCommand.ts';
import { type PlayedLedger, playedLedger } from '../playedLedger.ts';

/** Most bytes of a certificate for an entry, with little in each block. */
const MOST_BYTES = 1_500;

type Report = { verified: boolean; trustedState: string | null; opening: { digest: string } | null } & Record<
  'fromBlock' | 'toBlock' | 'blockHash' | 'entryCount' | 'head' | 'root' | 'digest',
  string
>;

describe('the certificates of the played guilds', () => {
  let played: PlayedLedger;
  let folder: string;
  before(async () => {
    played = await playedLedger();
    folder = await mkdtemp(join(tmpdir(), 'guildhall-certificates-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Writes a guild's certificate. @returns Its file */
  async function certify(guild: string, ...flags: string[]): Promise<string> {
    const { ledgerUrl, rpcUrl } = played.context;
    const file = join(folder, randomUUID());
    const from = ['--rpc', rpcUrl, '--graphql', ledgerUrl, '--guild', guild, ...flags];
    const { code, output } = await runCommand('node', ['verify/cli/certify.ts', ...from, '--out', file], false);
    expect(code, output).to.equal(0);
    return file;
  }

  /** What `npm run verify` reports of certificates. */
  async function check(code: number, ...flags: string[]): Promise<[Report, ...Report[]]> {
    const checked = await runCommand('node', ['verify/cli/verify.ts', ...flags, '--json'], false);
    expect(checked.code, checked.output).to.equal(code);
    return checked.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)) as [Report, ...Report[]];
  }

  it('are written and verified by the commands, and say what the ledger serves', async () => {
    const { ledgerUrl } = played.context;
    for (const { id } of played.guilds) {
      const file = await certify(id);
      const [{ blockHash, entryCount, head }] = await check(0, '--certificate', file);
      const query = `{ ledgerHead(id: "${id}", block: { hash: "${blockHash}" }) { entryCount hash } }`;
      const { ledgerHead } = (await queryGraph(ledgerUrl, query)) as { ledgerHead: object };
      expect({ entryCount, hash: head }).to.deep.equal(ledgerHead);
      expect((await stat(file)).size / Number(entryCount)).to.be.lessThan(MOST_BYTES);
    }
  });

  it('of periods go on from each other, and say where trust begins', async () => {
    const id = String(played.guilds[0]?.id);
    const [whole] = await check(0, '--certificate', await certify(id));
    const [start, end] = [Number(whole.fromBlock), Number(whole.toBlock)];
    const third = Math.floor((end - start) / 3);
    const one = await certify(id, '--block', String(start + third));
    const two = await certify(id, '--from-block', String(start + third + 1), '--block', String(start + 2 * third));
    const three = await certify(id, '--from-block', String(start + 2 * third + 1), '--block', String(end));
    const reports = await check(0, '--certificate', one, '--certificate', two, '--certificate', three);
    expect(reports.map(({ verified, trustedState }) => [verified, trustedState])).to.deep.equal(
      Array(3).fill([true, null]),
    );
    const [, middle, last] = reports as [Report, Report, Report];
    for (const field of ['entryCount', 'head', 'root', 'digest', 'blockHash'] as const) {
      expect(last[field], field).to.equal(whole[field]);
    }
    const [given] = await check(0, '--certificate', three, '--after', middle.digest);
    expect([given.verified, given.trustedState]).to.deep.equal([true, middle.digest]);
    for (const flags of [
      ['--certificate', three],
      ['--certificate', two, '--certificate', three],
      ['--after', two, '--certificate', three],
    ]) {
      for (const { verified, trustedState, opening } of await check(2, ...flags)) {
        expect(verified).to.equal(false);
        expect([middle.digest, middle.opening?.digest]).to.include(trustedState);
        expect(opening).to.not.equal(null);
      }
    }
    const { code, output } = await runCommand('node', ['verify/cli/verify.ts', '--certificate', three], false);
    expect(code).to.equal(2);
    expect(output).to.include('✘ not verified from its beginning').and.include(middle.digest);
    for (const wrong of [
      [three, two],
      [one, three],
      [two, two],
    ]) {
      const refused = await runCommand(
        'node',
        ['verify/cli/verify.ts', ...wrong.flatMap((file) => ['--certificate', file])],
        false,
      );
      expect(refused.code).to.equal(2);
      expect(refused.output).to.include('in their order');
    }
  });
});
