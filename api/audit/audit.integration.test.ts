import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { refusal } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
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
    await context.passTime(1);
  });
  after(() => context?.stop());

  it('anchors, raises and closes findings, and states opinions', async () => {
    const auditor = context.penniless(7);
    const { accessManager, auditTrail } = guild;
    const read = { contract: 'AuditTrail', to: auditTrail, function: 'nextFromBlock' } as const;
    const head = await context.chain.head();
    const [fromBlock] = await context.chain.read(read, head);
    const range = { head: `0x${'11'.repeat(32)}`, fromBlock: String(fromBlock), toBlock: String(head.number - 1n) };
    await does(
      [prepareAnchor, auditor],
      { guild: accessManager, ...range, entryCount: '120' },
      {
        summary: `Anchor the ledger of “Aurora Research” from block ${fromBlock} to ${head.number - 1n}, with 120 entries`,
        event: 'Anchored',
      },
    );
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
