import { isError } from 'ethers';
import { z } from 'zod';
import { abis } from '../chain/calls/abis.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { findGuild } from '../prepare/find/findGuild.ts';
import { address, bytes32 } from '../prepare/input/input.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { notFoundError, UserErrors } from '../prepare/userErrors.ts';

const SET_STATUS = abis.Compliance.getFunction('setStatus')?.selector;

const inputSchema = z.object({ adapter: address, from: address, uid: bytes32 });

/** Resolver of `prepareRegister`: `EASAdapter.register`. */
export const prepareRegister = prepareMutation(inputSchema, async ({ adapter, uid }, scope) => ({
  to: adapter,
  contract: 'EASAdapter',
  function: 'register',
  args: [uid],
  summary: `Set an identity status in ${await guildOf(scope, adapter)} from the attestation ${uid}`,
}));

/**
 * The guild that an adapter sets statuses in, in quotes.
 *
 * @throws UserErrors when it is no adapter of any guild.
 */
async function guildOf(scope: PrepareScope, adapter: string): Promise<string> {
  const { chain, block } = scope;
  try {
    const [told] = await chain.read({ contract: 'EASAdapter', to: adapter, function: 'compliance' }, block);
    const contracts = await chain.contractsOf(told.toLowerCase(), block);
    if (contracts && (await maySetStatus(scope, contracts, adapter))) {
      return (await findGuild(scope, contracts.accessManager, ['adapter'])).label;
    }
  } catch (error) {
    if (!isError(error, 'CALL_EXCEPTION') && !isError(error, 'BAD_DATA')) throw error;
  }
  const message = `${adapter} is not an EAS adapter that a guild has given the role of a compliance officer.`;
  throw new UserErrors(notFoundError(['adapter'], message));
}

async function maySetStatus(
  { chain, block }: PrepareScope,
  { accessManager, compliance }: GuildContracts,
  adapter: string,
): Promise<boolean> {
  const args = [adapter, compliance, SET_STATUS];
  const read = { contract: 'AccessManager', to: accessManager, function: 'canCall', args } as const;
  return (await chain.read(read, block))[0];
}
