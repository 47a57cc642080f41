import { expect } from 'chai';
import { type FunctionFragment, Interface, type ParamType, ZeroAddress } from 'ethers';
import { guildContracts, guildParts } from '../abis/guildContracts.ts';
import { deployPublished } from '../testing/deployPublished.ts';
import { foundGuild } from '../testing/story.ts';
import { startTestContext, type TestContext } from '../testing/testContext.ts';
import { unprepared } from '../testing/unpreparedFunctions.ts';
import { abis } from './chain/calls/abis.ts';
import type { GuildContracts } from './chain/calls/guildContracts.ts';

/** What contracts say to who may not call. */
const REFUSALS = [
  'AccessControlUnauthorizedAccount',
  'AccessManagedUnauthorized',
  'AccessManagerUnauthorizedAccount',
  'ERC792ArbiterUnauthorizedAccount',
  'GatedUnauthorized',
  'GovernorOnlyExecutor',
  'GuildGovernorUnauthorized',
  'InvalidInitialization',
  'ReputationUnauthorizedReporter',
  'RewardsUnauthorizedReporter',
  'TimelockUnauthorizedCaller',
];
/** Functions that look at something else first: at the caller's code, and at the dispute. */
const OTHER_REFUSALS: Record<string, string> = {
  'AccessManager.consumeScheduledOp': 'nothing',
  'Projects.resolveDispute': 'ProjectsDisputeNotOpen',
};
const errorNames = new Map(
  Object.values(abis).flatMap((abi) => {
    const named: [string, string][] = [];
    abi.forEachError(({ selector, name }) => void named.push([selector, name]));
    return named;
  }),
);

/** A value of each type, so that a call can be decoded. */
function anyValue(type: ParamType): unknown {
  if (type.isArray()) return Array.from({ length: Math.max(type.arrayLength, 0) }, () => anyValue(type.arrayChildren));
  if (type.isTuple()) return type.components.map(anyValue);
  if (type.type === 'string') return '';
  if (type.type === 'bool') return false;
  if (type.type === 'address') return ZeroAddress;
  return type.type.startsWith('bytes') ? `0x${'00'.repeat(Number(type.type.slice('bytes'.length)))}` : 0n;
}

describe('functions that no account calls', () => {
  let context: TestContext;
  let guild: GuildContracts;
  let arbiter: string;

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    arbiter = await deployPublished(context.funded(1), 'ERC792Arbiter', context.testDollar, '0x', '/ipfs/cid');
  });
  after(() => context?.stop());

  it('refuse strangers, members and officers', async () => {
    const addresses = new Map<string, string>(guildParts.map((part) => [guildContracts[part], guild[part]]));
    addresses.set('ERC792Arbiter', arbiter);
    const accepted: string[] = [];
    let count = 0;
    for (const [contract, groups] of Object.entries(unprepared)) {
      const to = addresses.get(contract);
      const refused = groups.filter(({ by }) => by !== 'other').flatMap(({ functions }) => functions);
      if (!to) expect(refused, `${contract} is not called here`).to.deep.equal([]);
      const abi: Interface = abis[contract as keyof typeof abis] ?? new Interface([]);
      for (const name of refused) {
        const fragment = abi.getFunction(name) as FunctionFragment;
        const data = abi.encodeFunctionData(fragment, fragment.inputs.map(anyValue));
        for (const who of [context.penniless(9), context.penniless(0), context.penniless(6), context.penniless(7)]) {
          const call = { from: who.address.toLowerCase(), to: to ?? ZeroAddress, data, value: 0n };
          const answer = await context.chain.call(call, await context.chain.head());
          const error = answer.ok ? 'taken' : (errorNames.get(answer.data.slice(0, 10)) ?? 'nothing');
          count += 1;
          const isRefusal = REFUSALS.includes(error) || OTHER_REFUSALS[`${contract}.${name}`] === error;
          if (!isRefusal) accepted.push(`${contract}.${name}: ${error}`);
        }
      }
    }
    expect([...new Set(accepted)]).to.deep.equal([]);
    expect(count).to.be.above(300);
  });
});
