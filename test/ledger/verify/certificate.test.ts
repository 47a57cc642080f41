import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { runCommand } from '../../../scripts/runCommand.ts';
import { type PlayedLedger, playedLedger } from '../playedLedger.ts';

/** Most bytes of a certificate for an entry, with little in each block. */
const MOST_BYTES = 1_500;

describe('the certificates of the played guilds', () => {
  let played: PlayedLedger;
  let folder: string;
  before(async () => {
    played = await playedLedger();
    folder = await mkdtemp(join(tmpdir(), 'guildhall-certificates-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('are written and verified by the commands, and say what the ledger serves', async () => {
    const { ledgerUrl, rpcUrl } = played.context;
    for (const { id } of played.guilds) {
      const file = join(folder, id);
      const from = ['--rpc', rpcUrl, '--graphql', ledgerUrl, '--guild', id];
      const written = await runCommand('node', ['verify/cli/certify.ts', ...from, '--out', file], false);
      expect(written.code, written.output).to.equal(0);
      const checked = await runCommand('node', ['verify/cli/verify.ts', '--certificate', file, '--json'], false);
      expect(checked.code, checked.output).to.equal(0);
      const { blockHash, entryCount, head } = JSON.parse(checked.output);
      const query = `{ ledgerHead(id: "${id}", block: { hash: "${blockHash}" }) { entryCount hash } }`;
      const { ledgerHead } = (await queryGraph(ledgerUrl, query)) as { ledgerHead: object };
      expect({ entryCount, hash: head }).to.deep.equal(ledgerHead);
      expect((await stat(file)).size / Number(entryCount)).to.be.lessThan(MOST_BYTES);
    }
  });
});
