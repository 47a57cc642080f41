import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { prepare, refusal, signTypedData } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { govern } from '../../testing/govern.ts';
import { documentOf, foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareHoldCredit } from '../projects/credits/prepareHoldCredit.ts';
import { prepareReleaseCredit } from '../projects/credits/prepareReleaseCredit.ts';
import { prepareAcceptAgreement } from './prepareAcceptAgreement.ts';
import { prepareAcceptAgreementBySig } from './prepareAcceptAgreementBySig.ts';
import { prepareEndFreeze } from './prepareEndFreeze.ts';
import { prepareFreeze } from './prepareFreeze.ts';
import { prepareSetStatus } from './prepareSetStatus.ts';
import { prepareUnfreeze } from './prepareUnfreeze.ts';

describe('agreements, identity, freezes and holds, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const numbered = (contract: string, number: number) => concat([contract, toBeHex(number, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
  });
  after(() => context?.stop());

  it('accepts agreements, one of them by a signature, and ends freezes', async () => {
    const { digest, cid } = await documentOf('House rules');
    const { compliance } = guild;
    const publish = { contract: 'Compliance', to: compliance, function: 'publishAgreement' } as const;
    await govern(context, guild, { ...publish, args: [0, 'House rules', digest, cid] });
    const agreement = numbered(compliance, 1);
    await does(
      [prepareAcceptAgreement, context.penniless(2)],
      { agreement, version: 1, digest },
      { summary: 'Accept version 1 of agreement 1 of “Aurora Research”', event: 'AgreementAccepted' },
    );
    const signer = context.penniless(3);
    const { bySignature } = await prepare(context, prepareAcceptAgreement, signer, { agreement, version: 1, digest });
    if (!bySignature) throw new Error('There is no acceptance to sign.');
    const signature = await signTypedData(signer, bySignature);
    const { deadline } = bySignature.message;
    const carried = { agreement, account: signer.address, version: 1, digest, deadline, signature };
    await does([prepareAcceptAgreementBySig, context.penniless(5)], carried, {
      summary: `Submit the signed acceptance of version 1 of agreement 1 of “Aurora Research” by ${signer.address}`,
      event: 'AgreementAccepted',
    });
    const until = (await context.chain.head()).timestamp + 100n;
    const frozen = context.penniless(4).address;
    const freeze = {
      contract: 'Compliance',
      to: compliance,
      function: 'freeze',
      args: [frozen, until, digest],
    } as const;
    await govern(context, guild, freeze);
    const ended = { guild: guild.accessManager, account: frozen };
    const [early] = await refusal(context, prepareEndFreeze, context.penniless(5), ended);
    expect(early).to.deep.include({ errorName: 'ComplianceStillFrozen' });
    await context.passTime(200);
    await does([prepareEndFreeze, context.penniless(5)], ended, {
      summary: `Record that the freeze of ${frozen} in “Aurora Research” has ended`,
      event: 'AccountUnfrozen',
    });
  });

  it('lets the compliance officer note, freeze and hold', async () => {
    const officer = context.penniless(6);
    const whom = context.penniless(9).address;
    const of = { guild: guild.accessManager, account: whom };
    const reasonDigest = `0x${'33'.repeat(32)}`;
    await does(
      [prepareSetStatus, officer],
      { ...of, level: 2, jurisdiction: 'DE', expiresAt: '2000000000', evidenceDigest: null },
      {
        summary: `Set the identity level of ${whom} in “Aurora Research” to 2, until 2033-05-18 03:33:20 UTC`,
        event: 'ComplianceSet',
      },
    );
    await does(
      [prepareFreeze, officer],
      { ...of, until: '2000000000', reasonDigest },
      { summary: `Freeze ${whom} in “Aurora Research” until 2033-05-18 03:33:20 UTC`, event: 'AccountFrozen' },
    );
    await does(
      [prepareUnfreeze, officer],
      { ...of, reasonDigest },
      { summary: `Lift the freeze of ${whom} in “Aurora Research”`, event: 'AccountUnfrozen' },
    );
    const credit = { ...of, token: context.testDollar };
    await does(
      [prepareHoldCredit, officer],
      { ...credit, reasonDigest },
      { summary: `Hold the credit of ${whom} in “Aurora Research”: 0 TUSD so far`, event: 'CreditHeld' },
    );
    await does([prepareReleaseCredit, officer], credit, {
      summary: `Let ${whom} withdraw the held credit of 0 TUSD in “Aurora Research”`,
      event: 'CreditReleased',
    });
  });
});
