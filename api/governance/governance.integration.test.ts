import { expect } from 'chai';
import { refusal } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { preparePropose } from './propose/preparePropose.ts';

describe('proposals in a category, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    // Votes count only from the next second on.
    await context.passTime(1);
  });
  after(() => context?.stop());

  it('proposes in a stricter category, and in no weaker one', async () => {
    const motion = {
      guild: guild.accessManager,
      description: 'Look at the supply',
      actions: [{ call: { target: guild.token, value: '0', calldata: '0x18160ddd' } }],
    };
    const done = await does(
      [preparePropose, context.penniless(0)],
      { ...motion, category: 'EMERGENCY' },
      {
        summary: `Propose “Look at the supply” to “Aurora Research”: call totalSupply of GuildToken`,
        event: 'ProposalCategorized',
      },
    );
    expect(done.events.find(({ name }) => name === 'ProposalCategorized')?.args.category).to.equal(5n);
    const weak = { ...motion, description: 'Weaker', category: 'RESOURCES' };
    const [error] = await refusal(context, preparePropose, context.penniless(0), weak);
    expect(error).to.deep.include({ errorName: 'CategoryPolicyTooWeak' });
    expect(error?.message).to.contain('The actions need the category Parameters; Resources is weaker.');
  });
});
