import { expect } from 'chai';
import { concat, id, toBeHex, ZeroHash } from 'ethers';
import { refusal } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { inventedEntry, inventedTree } from '../../testing/inventedLedger.ts';
import { documentOf, foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareAnchor } from './prepareAnchor.ts';
import { prepareCloseFinding } from './prepareCloseFinding.ts';
import { preparePublishStatement } from './preparePublishStatement.ts';
import { prepareRaiseFinding } from './prepareRaiseFinding.ts';

describe('anchors, findings and opinions, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const numbered = (contract: string, number: number) => concat([contract, toBeHex(number, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    // An anchor covers only blocks that others have followed.
    await passBlocks();
  });
  after(() => context?.stop());

  const passBlocks = async () => {
    for (let block = 0; block < 4; block += 1) await context.passTime(1);
  };

  /** Has the ledger say that the guild has these entries at every block, of which it has indexed those up to one. */
  async function tellEntries(entries: string[], indexed?: bigint): Promise<void> {
    const { number } = await context.chain.head();
    const rows = entries.map((entryHash, index) => ({
      number: String(index + 1),
      previousHash: entries[index - 1] ?? ZeroHash,
      entryHash,
    }));
    const answers = (document: string, { after, last }: Record<string, unknown>) => {
      if (document.includes('_meta')) return { _meta: { block: { number: Number(indexed ?? number) } } };
      if (document.includes('ledgerHead')) {
        return { ledgerHead: rows.length > 0 ? { entryCount: String(rows.length), hash: entries.at(-1) } : null };
      }
      return { ledgerEntries: rows.slice(Number(after), Number(last)) };
    };
    context.ledger.query = async <T>(document: string, variables = {}) => answers(document, variables) as T;
  }
  const invented = (count: number) => Array.from({ length: count }, (_, index) => inventedEntry(index + 1));

  it('anchors what the ledger has, each time with what was added since', async () => {
    const auditor = context.penniless(7);
    const input = { guild: guild.accessManager };
    const read = async (name: string, ...args: unknown[]) =>
      (await context.chain.read({ contract: 'AuditTrail', to: guild.auditTrail, function: name, args }, 'latest'))[0];
    for (const [seq, count] of [120, 2_345].entries()) {
      await tellEntries(invented(count));
      const from = await read('nextFromBlock');
      const to = (await context.chain.head()).number - 3n;
      await does([prepareAnchor, auditor], input, {
        summary: `Anchor the ledger of “Aurora Research” from block ${from} to ${to}, with ${count} entries`,
        event: 'Anchored',
      });
      const anchored = await read('anchorOf', seq + 1);
      expect(anchored.root).to.equal(inventedTree(count).root(count));
      expect(anchored.head).to.equal(inventedEntry(count));
      expect(anchored.blockHash).to.equal((await context.chain.header(to))?.hash);
      const proof = inventedTree(count).inclusionProof(99, count);
      expect(await read('verifyEntry', seq + 1, 99, inventedEntry(100), proof)).to.equal(true);
      await passBlocks();
    }
  });

  it('refuses to anchor what the ledger does not have, or has otherwise than the last anchor', async () => {
    const auditor = context.penniless(7);
    const refusedOf = async (input: object = {}) => {
      const [error] = await refusal(context, prepareAnchor, auditor, { guild: guild.accessManager, ...input });
      return error;
    };
    const { number: latest } = await context.chain.head();
    await tellEntries(invented(2_345), latest - 2n);
    expect((await refusedOf({ toBlock: String(latest) }))?.message).to.equal(
      `It must be before the latest block, ${latest}.`,
    );
    const ahead = await refusedOf({ toBlock: String(latest - 1n) });
    expect(ahead?.message).to.equal(`The ledger has come to block ${latest - 2n}: choose that one, or wait.`);
    expect(ahead?.field).to.deep.equal(['toBlock']);
    expect((await refusedOf({ toBlock: '1' }))?.message).to.match(
      /^The last anchor covers block 1: the next one ends at/,
    );

    for (const entries of [invented(2_344), [...invented(2_344), id('x')], [id('x'), ...invented(2_400).slice(1)]]) {
      await tellEntries(entries);
      expect((await refusedOf())?.message).to.match(
        new RegExp(
          `^Its ledger of ${entries.length} entries does not begin with the 2345 of its last anchor, number 2`,
        ),
      );
      expect(await refusedOf({ anew: true })).to.deep.include({ errorName: 'AccessManagedUnauthorized' });
    }
    await tellEntries([]);
    expect((await refusedOf())?.message).to.equal('Its ledger has no entries up to that block: anchor a later one.');
  });

  it('raises and closes findings, and states opinions', async () => {
    const auditor = context.penniless(7);
    const { accessManager, auditTrail } = guild;
    const paper = await documentOf('Finding');
    const finding = { severity: 'HIGH', subject: `0x${'22'.repeat(32)}`, title: 'No receipts', ...paper };
    await does(
      [prepareRaiseFinding, auditor],
      { guild: accessManager, ...finding },
      { summary: 'Raise the finding “No receipts” (high) at “Aurora Research”', event: 'FindingRaised' },
    );
    const [stranger] = await refusal(context, prepareRaiseFinding, context.penniless(5), {
      guild: accessManager,
      ...finding,
    });
    expect(stranger).to.deep.include({
      errorName: 'AccessManagedUnauthorized',
      args: [
        { name: 'caller', type: 'address', value: context.penniless(5).address.toLowerCase() },
        { name: 'needs', type: 'string[]', value: ['AUDITOR'] },
      ],
    });
    expect(stranger?.message).to.contain('does not have the role that this needs, by default AUDITOR.');
    const closing = { finding: numbered(auditTrail, 1), resolution: 'ACCEPTED', digest: null, cid: null };
    const [open] = await refusal(context, prepareCloseFinding, auditor, { ...closing, resolution: 'OPEN' });
    expect(open?.field).to.deep.equal(['resolution']);
    const [half] = await refusal(context, prepareCloseFinding, auditor, { ...closing, digest: paper.digest });
    expect(half?.message).to.equal('Give both the digest and the CID of the same document, or neither.');
    await does([prepareCloseFinding, auditor], closing, {
      summary: 'Close finding 1 of “Aurora Research” as accepted',
      event: 'FindingClosed',
    });
    await does(
      [preparePublishStatement, auditor],
      { guild: accessManager, firstAnchor: 1, lastAnchor: 1, opinion: 'QUALIFIED', ...paper },
      {
        summary: 'State a qualified opinion on the books of “Aurora Research” for the anchors 1 to 1',
        event: 'ClosingStatementPublished',
      },
    );
  });
});
