import { guildContracts, guildParts } from '../../../abis/guildContracts.ts';
import { abis, type ContractName } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { parseCall } from '../../chain/calls/parseCall.ts';
import { findGuild } from '../find/findGuild.ts';
import type { PrepareScope } from '../prepareContext.ts';
import type { BareCall } from './call.ts';

/**
 * A contract whose functions the gateway knows, and the contracts of the guild that it acts for; `elsewhere` says whose it
 * is when that is another guild.
 */
export type CalledContract = { contract: ContractName; contracts: GuildContracts; elsewhere: string };

const RULE = abis.GovernanceArbiter.getFunction('rule')?.selector ?? '';

/**
 * The contract of a call; null when the gateway does not know what it does: an unknown contract may have a function of the
 * same name that does something else.
 *
 * @param contracts - Of the guild for which the call is made.
 */
export async function calledContract(
  scope: PrepareScope,
  contracts: GuildContracts,
  call: BareCall,
): Promise<CalledContract | null> {
  const { chain, block } = scope;
  const shared = (contract: ContractName) => ({ contract, contracts, elsewhere: '' });
  if (call.to === chain.factory) return shared('GuildFactory');
  if (call.to === chain.forwarder) return shared('Forwarder');
  const theirs = await chain.contractsOf(call.to, block);
  const part = theirs && guildParts.find((name) => theirs[name] === call.to);
  if (part) {
    const isOwn = theirs.accessManager === contracts.accessManager;
    const elsewhere = isOwn ? '' : ` in ${(await findGuild(scope, theirs.accessManager, [])).label}`;
    return { contract: guildContracts[part], contracts: theirs, elsewhere };
  }
  if (call.data.startsWith(RULE)) {
    return (await isArbiter(scope, contracts, call)) ? shared('GovernanceArbiter') : null;
  }
  const isToken = parseCall('ERC20', call.data) && (await chain.tokenMetadata(call.to, block));
  return isToken ? shared('ERC20') : null;
}

/** Whether a ruling goes to the arbiter of the guild's project that the dispute is about. */
async function isArbiter(scope: PrepareScope, { projects }: GuildContracts, call: BareCall): Promise<boolean> {
  const { chain, block } = scope;
  const ruled = parseCall('GovernanceArbiter', call.data);
  if (ruled?.args.projects.toLowerCase() !== projects) return false;
  const read = (name: string, args: unknown[]) =>
    chain.read({ contract: 'Projects', to: projects, function: name, args }, block);
  const [dispute] = await read('disputeOf', [ruled.args.disputeId]);
  const [project] = await read('projectOf', [dispute.projectId]);
  return project.arbiter.toLowerCase() === call.to;
}
