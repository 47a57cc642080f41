import { z } from 'zod';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { describeCalls } from '../../prepare/calls/describeCalls.ts';
import { parseGuildId } from '../../prepare/find/ids.ts';
import { address, bytes, parsedBy } from '../../prepare/input/input.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';

const MAX_CALLDATA_BYTES = 50_000;
const SELECTOR_BYTES = 4;

/** A call that who has a role with an execution delay announces at the access manager before making it. */
export const scheduledCallSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  target: address,
  calldata: bytes(MAX_CALLDATA_BYTES).refine(
    (data) => data.length >= 2 + 2 * SELECTOR_BYTES,
    'Give the whole call: the function (4 bytes) and its arguments.',
  ),
});

/** What the call does, as part of a sentence. */
export async function scheduledWords(
  scope: PrepareScope,
  contracts: GuildContracts,
  { target, calldata }: { target: string; calldata: string },
): Promise<string> {
  const calls = await describeCalls(scope, contracts, [{ to: target, value: 0n, data: calldata }], ['calldata']);
  return calls.map(({ sentence }) => sentence).join();
}
