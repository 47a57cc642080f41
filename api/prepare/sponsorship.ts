import { dataLength } from 'ethers';
import { abis, type ContractName } from '../chain/abis.ts';
import type { Block } from '../chain/answers.ts';
import type { Chain } from '../chain/chain.ts';
import { forwardGas } from '../chain/forwardGas.ts';
import { MOST_TRANSACTION_GAS } from '../chain/gasLimits.ts';
import { contractNames, guildParts } from '../chain/guildContracts.ts';

/** Whether the relayer pays for a call; the SDL's `Sponsorship`. `reason` says why not. */
export type Sponsorship = { sponsored: boolean; reason: string | null };

/** A call as a ForwardRequest makes it. Value in wei, gas in units. */
export type SponsoredCall = { to: string; data: string; value: bigint; gas: bigint };

/**
 * The relayer's policy: it pays for published functions of the factory and of guilds' contracts that trust the
 * forwarder, without native coin, as far as they fit a transaction.
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

function refusalOfSize(call: SponsoredCall): string | null {
  if (call.value !== 0n) return 'The relayer sends no native coin along.';
  const gas = forwardGas(call.gas, dataLength(call.data));
  if (gas > MOST_TRANSACTION_GAS) {
    return `The relayer's transaction would need ${gas} gas, and none may have more than ${MOST_TRANSACTION_GAS}.`;
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
  const part = guildParts.find((name) => contracts[name] === to);
  return part ? contractNames[part] : null;
}
