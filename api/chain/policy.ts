import { abis, type ContractName } from './abis.ts';
import type { Block, Chain, GuildContracts } from './chain.ts';

/** Whether the relayer pays for a call; the SDL's `Sponsorship`. `reason` says why not. */
export type Sponsorship = { sponsored: boolean; reason: string | null };

/** A call as a ForwardRequest makes it. Value in wei, gas in units. */
export type SponsoredCall = { to: string; data: string; value: bigint; gas: bigint };

/**
 * Most gas of a sponsored call, in units: with the forwarder's overhead and the 1/64 that a call must leave, it stays
 * under the 2^24 that EIP-7825 allows a transaction.
 */
export const MAX_SPONSORED_GAS = 16_000_000n;

/** Room that the relayer's transaction needs beside the call, at most: the forwarder's checks and the signature. */
const MAX_CALLDATA_BYTES = 12_000;

const contractNames: Record<keyof GuildContracts, ContractName> = {
  accessManager: 'AccessManager',
  token: 'GuildToken',
  governor: 'GuildGovernor',
  timelock: 'Timelock',
  treasury: 'Treasury',
  projects: 'Projects',
  rewards: 'Rewards',
};

/**
 * The relayer's policy: it pays for published functions of the factory and of guilds' contracts that trust the
 * forwarder, without native coin, up to {@link MAX_SPONSORED_GAS}.
 *
 * @param block - Block that the policy is decided at.
 */
export async function sponsorshipOf(
  chain: Chain,
  call: SponsoredCall,
  block: Pick<Block, 'hash'>,
): Promise<Sponsorship> {
  const refusal = refusalOfSize(call) ?? (await refusalOfTarget(chain, call, block));
  return { sponsored: refusal === null, reason: refusal };
}

function refusalOfSize({ value, gas, data }: SponsoredCall): string | null {
  if (value !== 0n) return 'The relayer sends no native coin along.';
  if (gas > MAX_SPONSORED_GAS) return `The call needs ${gas} gas; the relayer pays for at most ${MAX_SPONSORED_GAS}.`;
  const bytes = data.length / 2 - 1;
  if (bytes > MAX_CALLDATA_BYTES) {
    return `The call is ${bytes} bytes long; the relayer pays for at most ${MAX_CALLDATA_BYTES}.`;
  }
  return null;
}

async function refusalOfTarget(chain: Chain, { to, data }: SponsoredCall, block: Pick<Block, 'hash'>) {
  const contract = await contractNameOf(chain, to.toLowerCase(), block);
  if (!contract) return `${to} is no contract of a guild, so the relayer does not pay for calling it.`;
  if (!abis[contract].hasFunction('isTrustedForwarder')) {
    return `${contract} does not take forwarded calls: it would see the forwarder, not the account.`;
  }
  const fragment = abis[contract].getFunction(data.slice(0, 10));
  if (!fragment || fragment.constant || fragment.name === 'initialize') {
    return `The relayer does not pay for a function that ${contract} does not offer.`;
  }
  return null;
}

async function contractNameOf(chain: Chain, to: string, block: Pick<Block, 'hash'>): Promise<ContractName | null> {
  if (to === chain.factory) return 'GuildFactory';
  const contracts = await chain.contractsOf(to, block);
  if (!contracts) return null;
  const part = (Object.keys(contractNames) as (keyof GuildContracts)[]).find((name) => contracts[name] === to);
  return part ? contractNames[part] : null;
}
