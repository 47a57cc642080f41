import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { startFaultyNode } from '../../../testing/faultyNode.ts';
import { connectNode } from '../../../verify/chain/node/node.ts';
import { headByAgreement } from '../../../verify/chain/trustedHead.ts';
import { readState } from '../../../verify/cli/state/stateFile.ts';
import { type Verification, verifyGuild } from '../../../verify/cli/verifyGuild.ts';
import { runVerify } from './runVerify.ts';
import { serveEdited } from './serveEdited.ts';
import { readBlocks, type VerifyStage, verifyStage } from './verifyStage.ts';
import { serveWithoutGuild } from './withoutGuild.ts';

describe('verify', () => {
  let stage: VerifyStage;
  let folder: string;
  before(async () => {
    stage = await verifyStage();
    folder = await mkdtemp(join(tmpdir(), 'guildhall-verify-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function flags(...others: string[]): string[] {
    const of = ['--guild', stage.guilds[0], '--forwarder', ZeroAddress];
    return ['--rpc', stage.rpcUrl, '--graphql', stage.ledger.queryUrl, ...of, ...others];
  }

  it('exits with 0 when all is equal, and reports on a line of JSON', async () => {
    const { code, stdout, stderr } = await runVerify(...flags('--json'));
    expect([code, stderr.includes('✘')]).to.deep.equal([0, false]);
    const report = JSON.parse(stdout);
    expect(report).to.deep.include({
      verified: true,
      guild: stage.guilds[0],
      factory: stage.factory,
      differenceCount: 0,
    });
    expect(Number(report.entryCount)).to.be.greaterThan(300);
  });

  it('stands on a light client as well, which need serve blocks alone', async () => {
    const client = await startFaultyNode(stage.rpcUrl);
    client.setFaults((method) => (method === 'eth_getBlockByNumber' ? undefined : { code: -32_601, message: 'none' }));
    const { code, stdout, stderr } = await runVerify(...flags('--rpc', client.url, '--json'));
    await client.stop();
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout).block.standsOn).to.equal(`the agreement of ${stage.rpcUrl}, ${client.url}`);
  });

  it('verifies any block of the past', async () => {
    const { entryCount } = await stage.verify(stage.guilds[0]);
    for (const block of ['50', '75', '100']) {
      const { code, stdout, stderr } = await runVerify(...flags('--json', '--block', block));
      expect(code, stderr).to.equal(0);
      const report = JSON.parse(stdout);
      expect([report.verified, report.block.number]).to.deep.equal([true, block]);
      expect(Number(report.entryCount)).to.be.within(1, Number(entryCount) - 1);
    }
  });

  it('says how far a server is behind that holds back the newest blocks', async () => {
    const { number, hash } = await headByAgreement([connectNode(stage.rpcUrl)], 100n);
    const block = { number: Number(number), hash };
    const server = await serveEdited(stage.ledger.queryUrl, (data) => {
      const meta = data._meta as { block: object } | undefined;
      return { ...data, ...(meta && { _meta: { ...meta, block } }) };
    });
    const others = flags('--graphql', server.url);
    const [people, json] = [await runVerify(...others), await runVerify(...others, '--json')];
    server.stop();
    expect([people.code, json.code], people.stderr).to.deep.equal([0, 0]);
    const { behind, verified } = JSON.parse(json.stdout);
    expect([verified, Number(behind) > 5]).to.deep.equal([true, true]);
    expect(people.stdout).to.include(`note: the chain has ${behind} blocks more`);
  });

  it('exits with 1 when another forwarder would have signed', async () => {
    const { code, stdout } = await runVerify(...flags().map((flag) => (flag === ZeroAddress ? stage.factory : flag)));
    expect(code).to.equal(1);
    expect(stdout).to.include('forwarder').and.to.include('✘ not verified');
  });

  it('verifies all guilds, and names one that the server leaves out', async () => {
    const [kept, left] = stage.guilds;
    const server = await serveWithoutGuild(stage.ledger.queryUrl, left);
    const verify = (graphql: string) =>
      runVerify('--rpc', stage.rpcUrl, '--graphql', graphql, '--forwarder', ZeroAddress, '--json');
    const guildsIn = (stdout: string) =>
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ guild, verified, unserved }) => ({ guild, verified, unserved: unserved ?? false }));
    const all = await verify(stage.ledger.queryUrl);
    // The second guild has anchored what is not its ledger.
    expect(guildsIn(all.stdout), all.stderr).to.have.deep.members([
      { guild: kept, verified: true, unserved: false },
      { guild: left, verified: false, unserved: false },
    ]);
    const some = await verify(server.url);
    server.stop();
    expect(some.code, some.stderr).to.equal(1);
    expect(guildsIn(some.stdout)).to.deep.equal([
      { guild: kept, verified: true, unserved: false },
      { guild: left, verified: false, unserved: true },
    ]);
  });

  for (const [name, change, reason] of [
    ['a node that cannot be reached', { '--rpc': 'http://127.0.0.1:1' }, 'no answer'],
    ['a server that cannot be reached', { '--graphql': 'http://127.0.0.1:1' }, 'no answer'],
    ['a server that is none', { '--graphql': 'RPC' }, 'data'],
    ['a guild that is none', { '--guild': `0x${'12'.repeat(20)}` }, 'guild'],
    ['a factory that made others', { '--factory': `0x${'12'.repeat(20)}` }, 'has made no guild'],
    ['a block that is not there yet', { '--block': '99999999' }, 'earlier last block'],
    ['a block of no chain', { '--block-hash': `0x${'12'.repeat(32)}` }, 'does not have'],
    ['a beginning behind the creation', { '--from-block': '300' }, 'earlier --from-block'],
  ] as [string, Record<string, string>, string][]) {
    it(`exits with 2 and verifies nothing: ${name}`, async () => {
      const [[flag = '', value = '']] = Object.entries(change) as [[string, string]];
      const kept = flags().filter((word, at, all) => word !== flag && all[at - 1] !== flag);
      const { code, stdout, stderr } = await runVerify(...kept, flag, value === 'RPC' ? stage.rpcUrl : value);
      expect([code, stdout], stderr).to.deep.equal([2, '']);
      expect(stderr).to.include('✘').and.to.include(reason);
    });
  }

  it('goes on where it was interrupted, and finds the same', async () => {
    const stateFile = join(folder, 'state');
    const verification = await stage.prepare(stage.guilds[0]);
    const blocks = interrupted(verification, 150n);
    const stopped = await verifyGuild({ ...verification, stateFile, saveEveryMs: 0, blocks }).catch((error) => error);
    expect(String(stopped)).to.include('interrupted');
    const saved = await readState(stateFile);
    expect(saved?.block.number).to.equal(150n);
    const resumed = await verifyGuild({ ...verification, stateFile, saved });
    expect(resumed).to.deep.equal(await verifyGuild(verification));
    expect(resumed.differenceCount).to.equal(0);
  });

  it('does not go on with a chain that has been reorganised meanwhile', async () => {
    const stateFile = join(folder, 'other');
    const verification = await stage.prepare(stage.guilds[0]);
    const blocks = interrupted(verification, 20n);
    await verifyGuild({ ...verification, stateFile, saveEveryMs: 0, blocks }).catch(() => undefined);
    const saved = await readState(stateFile);
    if (saved !== undefined) saved.block.hash = `0x${'12'.repeat(32)}`;
    const error = await verifyGuild({ ...verification, saved }).catch((thrown) => thrown);
    expect(String(error)).to.include('reorganised');
  });
});

/** The blocks of a verification, up to one behind which the reader is interrupted. */
async function* interrupted(verification: Verification, last: bigint) {
  for await (const block of readBlocks(verification, 0n)) {
    if (block.number > last) throw new Error('interrupted');
    yield block;
  }
}
