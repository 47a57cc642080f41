import { Contract, JsonRpcProvider, parseUnits, ZeroAddress } from 'ethers';
import { createClient, fromEthers, type GuildhallClient, type Signer } from '../../client/index.ts';
import type { Stack } from '../../local/stack/stack.ts';
import { categoryRules, TIMELOCK_DELAY } from '../../local/story/categoryRules.ts';
import { passTime } from '../../local/story/clock.ts';
import { publish } from '../../local/story/documents/documents.ts';
import { type Person, walletOf } from '../../local/story/people.ts';
import { startThrowawayStack } from '../stack/throwawayStack.ts';

/** A stack without a story, a client of its gateway, and people who sign offline. */
export type ClientStage = {
  stack: Stack;
  client: GuildhallClient;
  provider: JsonRpcProvider;
  /** The test dollar, 6 decimals. */
  dollar: string;
  signer(person: Person): Promise<Signer>;
  /** Publishes one of the story's documents. */
  publish(name: string): Promise<{ digest: string; cid: string }>;
  pass(seconds: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one, with dollars for Bruno. */
export async function startClientStage(): Promise<ClientStage> {
  const stack = await startThrowawayStack();
  const provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
  const dollar = stack.deployments.TestDollar?.address ?? '';
  const mint = new Contract(
    dollar,
    ['function mint(address to, uint256 amount)'],
    walletOf('deployer').connect(provider),
  );
  await (await mint.getFunction('mint')(walletOf('bruno').address, parseUnits('100000', 6))).wait();
  const client = createClient({ url: `${stack.gatewayUrl}/graphql` });
  return {
    stack,
    client,
    provider,
    dollar,
    signer: (person) => fromEthers(walletOf(person)),
    publish: (name) => publish(client, name),
    pass: (seconds) => passTime(provider, seconds),
    async stop() {
      provider.destroy();
      await stack.stop();
    },
  };
}

/** Input of `createGuild`: the story's people hold its tokens. */
export async function guildInput({ dollar, publish }: ClientStage) {
  const charter = await publish('charter.md');
  const tokens = (whole: string) => parseUnits(whole, 18);
  return {
    name: 'Client Guild',
    symbol: 'CLG',
    charterDigest: charter.digest,
    charterCid: charter.cid,
    allocations: (['ada', 'chen', 'dalia', 'emeka', 'farah'] as const).map((person) => ({
      account: walletOf(person).address,
      amount: tokens('200000'),
    })),
    supplyCap: tokens('10000000'),
    proposalThreshold: tokens('10000'),
    categories: Object.entries(categoryRules).map(([category, rules]) => ({
      category: category as keyof typeof categoryRules,
      ...rules,
    })),
    timelockDelay: TIMELOCK_DELAY,
    complianceOfficer: walletOf('gita').address,
    auditor: walletOf('hugo').address,
    feeBps: 300,
    paymentTokens: [
      { token: dollar, rewardRate: 10n ** 30n, reputationRate: 10n ** 12n },
      { token: ZeroAddress, rewardRate: 0n, reputationRate: 0n },
    ],
    skills: ['Market research'],
    rewardTerms: { cap: tokens('9000000'), claimCapacity: tokens('9000000'), claimWindow: 30 * 86_400 },
  };
}
