import { dataLength } from 'ethers';
import { guildContracts, guildParts } from '../../../abis/guildContracts.ts';
import type { Block } from '../../chain/answers.ts';
import { abis, type ContractName } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { isNativeCoin } from '../../chain/calls/nativeCoin.ts';
import { parseCall } from '../../chain/calls/parseCall.ts';
import type { Chain } from '../../chain/chain.ts';
import { forwardGas } from '../../chain/forwarder/forwardGas.ts';
import { MOST_TRANSACTION_GAS } from '../../chain/transactions/gasLimits.ts';
import { AS_OWN_TRANSACTION } from '../ownTransaction.ts';
import { foreignCodeRefusal } from '../reverts/foreignCode.ts';
import { hasStanding } from '../reverts/standing.ts';
import type { SponsorSettings } from './sponsorSettings.ts';

/** Whether the relayer pays for a call; the SDL's `Sponsorship`. `reason` says why not. */
export type Sponsorship = { sponsored: boolean; reason: string | null };

/** A call as a ForwardRequest makes it, addresses in lower case. Value in wei, gas in units. */
export type SponsoredCall = { from: string; to: string; data: string; value: bigint; gas: bigint };

/** What a call that the relayer may pay for does, and for whose sake. */
export type SponsoredPurpose = {
  /** Access manager of the guild whose contract is called; the factory for founding one. */
  guild: string;
  contract: ContractName;
  function: string;
  /** Whether the account has no standing in the guild. */
  isStranger: boolean;
};

/** The relayer's decision about a call, before it looks at its budgets. */
export type SponsorDecision = { purpose: SponsoredPurpose } | { refusal: string };

/** Functions of Treasury that call the token that they are given: whoever writes the token says how much gas it takes. */
const TOKEN_FUNCTIONS = ['deposit', 'recognize'];

/**
 * The relayer's policy: it pays for published functions of guilds' contracts that trust the forwarder, and of the factory
 * where that is set, without native coin, as far as they fit a transaction; for deposits, of known tokens only; and for
 * little gas where code of others runs.
 *
 * @param block - Block that the policy is decided at.
 */
export async function decideSponsorship(
  chain: Chain,
  settings: SponsorSettings,
  call: SponsoredCall,
  block: Pick<Block, 'hash'>,
): Promise<SponsorDecision> {
  const refusal = refusalOfSize(call);
  if (refusal !== null) return { refusal };
  const target = await targetOf(chain, call.to, block);
  if (!target)
    return {
      refusal: `${call.to} is not a guild's contract, so the relayer does not pay for calling it: ${AS_OWN_TRANSACTION}`,
    };
  const { contract, guild, contracts } = target;
  if (contracts && settings.guilds.length > 0 && !settings.guilds.includes(guild)) {
    return { refusal: `The relayer of this gateway does not pay for this guild: ${AS_OWN_TRANSACTION}` };
  }
  if (!abis[contract].hasFunction('isTrustedForwarder')) {
    return {
      refusal: `${contract} does not accept forwarded calls, as it would take the forwarder for the account: ${AS_OWN_TRANSACTION}`,
    };
  }
  const fragment = abis[contract].getFunction(call.data.slice(0, 10));
  if (!fragment || fragment.constant || fragment.name === 'initialize') {
    return { refusal: `The relayer does not pay for a function that ${contract} does not offer.` };
  }
  if (contract === 'GuildFactory' && !settings.createGuild) {
    return { refusal: `The relayer does not pay for founding a guild: ${AS_OWN_TRANSACTION}` };
  }
  if (contract === 'Treasury' && TOKEN_FUNCTIONS.includes(fragment.name) && contracts) {
    const token = parseCall(contract, call.data)?.args[0].toLowerCase();
    if (token === undefined)
      return { refusal: `The arguments of ${fragment.name} cannot be read: prepare the action again.` };
    if (!(await isTokenKnown(chain, { settings, contracts, token }, block))) return { refusal: unknownToken(token) };
  }
  const excess = foreignCodeRefusal(contract, fragment.name, call.gas);
  if (excess !== null) return { refusal: excess };
  const isStranger = contracts !== undefined && !(await hasStanding(chain, contracts, call, block));
  return { purpose: { guild, contract, function: fragment.name, isStranger } };
}

function refusalOfSize(call: SponsoredCall): string | null {
  if (call.value !== 0n) return `The relayer does not send native coin: ${AS_OWN_TRANSACTION}`;
  const gas = forwardGas(call.gas, dataLength(call.data));
  if (gas > MOST_TRANSACTION_GAS) {
    return `The relayer's transaction would need ${gas} gas, and a transaction may have at most ${MOST_TRANSACTION_GAS}.`;
  }
  return null;
}

async function isTokenKnown(
  chain: Chain,
  { settings, contracts, token }: { settings: SponsorSettings; contracts: GuildContracts; token: string },
  block: Pick<Block, 'hash'>,
): Promise<boolean> {
  if (isNativeCoin(token) || token === contracts.token || settings.tokens.includes(token)) return true;
  const read = { contract: 'Projects', to: contracts.projects, function: 'isTokenAllowed', args: [token] } as const;
  return (await chain.read(read, block))[0];
}

function unknownToken(token: string): string {
  return (
    `The relayer pays for deposits of the guild's own token and its payment tokens only, and ${token} is neither: ` +
    AS_OWN_TRANSACTION
  );
}

async function targetOf(
  chain: Chain,
  to: string,
  block: Pick<Block, 'hash'>,
): Promise<{ contract: ContractName; guild: string; contracts?: GuildContracts } | null> {
  if (to === chain.factory) return { contract: 'GuildFactory', guild: chain.factory };
  const contracts = await chain.contractsOf(to, block);
  const part = contracts && guildParts.find((name) => contracts[name] === to);
  return part ? { contract: guildContracts[part], guild: contracts.accessManager, contracts } : null;
}
