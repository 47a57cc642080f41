import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { listNetworks, readDeployments, writeDeployments } from './deployments.ts';

const at = (digit: string) => ({ GuildFactory: { address: `0x${digit.repeat(40)}`, startBlock: 1 } });

describe('deployments', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-deployments-'));
    file = join(folder, 'networks.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('of one network are written beside those of others', async () => {
    await writeDeployments(file, 'first', at('1'));
    await writeDeployments(file, 'second', at('2'));
    expect(await readDeployments(file, 'first')).to.deep.equal(at('1'));
    expect(await readDeployments(file, 'second')).to.deep.equal(at('2'));
  });

  it('that cannot be read are an error that names the file', async () => {
    await writeFile(file, '{bad');
    const error = await listNetworks(file).catch((reason: Error) => reason);
    expect(error).to.be.an('error').with.property('message').that.contains(file);
    expect(await listNetworks(`${file}.none`)).to.deep.equal([]);
  });

  it('of an unknown network are an error that names the known ones', async () => {
    await writeDeployments(file, 'first', at('1'));
    const error = await readDeployments(file, 'second').catch((reason: Error) => reason);
    expect(error).to.be.an('error').with.property('message').that.contains('it has: first');
  });
});
