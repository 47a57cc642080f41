import { callRpc } from '../../../local/http/rpc.ts';
import { until } from '../../../testing/until.ts';
import type { LoggedGuild } from '../anyLogs/loggedGuild.ts';
import { readAll } from '../readLedger.ts';

/** graph-node asks for a document at once, and then after 5 to 10 s: this is 40 s at least. */
const LOOKS = 800;
const FIELDS = 'kind size digest title description text textExact';

/**
 * Waits until documents are in the ledger: graph-node takes what it has read into the next block, so blocks are mined.
 *
 * @returns Them by their CIDs.
 */
export async function documentsRead(guild: LoggedGuild, cids: readonly string[]): Promise<Record<string, object>> {
  const look = async () => {
    await callRpc(guild.rpcUrl, 'evm_mine', []);
    await guild.caughtUp();
    const found = await readAll<{ id: string }>(guild.ledgerUrl, 'documents', FIELDS, `id_in: ${JSON.stringify(cids)}`);
    return found.length === cids.length && found;
  };
  const found = await until(`the ledger has read ${cids.join(', ')}`, look, LOOKS);
  return Object.fromEntries(found.map(({ id, ...document }) => [id, document]));
}
