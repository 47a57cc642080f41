import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { createClient, type DocumentText, type GuildhallClient } from '../../../../client/index.ts';
import type { ServedChainQuery, ServedChainQueryVariables } from '../../generated/operations.ts';
import { ask } from '../ask.ts';
import { gatewayUrl } from '../gateway.ts';
import { keep } from '../kept.ts';
import { isLocalChain } from './localChain.ts';

const servedChainDocument: DocumentText<ServedChainQuery, ServedChainQueryVariables> = /* GraphQL */ `
  query ServedChain {
    chain {
      id
      forwarder
    }
  }
`;

/** The chain of the gateway, and the contract that relayed requests are signed for. */
export const servedChainQuery = queryOptions({
  queryKey: ['served-chain'],
  queryFn: async ({ signal }) => (await ask(servedChainDocument, {}, signal)).data.chain,
  staleTime: Number.POSITIVE_INFINITY,
});

const pinSchema = z.object({ id: z.string(), forwarder: z.string() });

/** What this browser acted on first: another chain or forwarder at the same address is told, and nothing is signed for it. */
export const pinnedChain = keep<z.infer<typeof pinSchema> | undefined>('chain', undefined, (kept) =>
  pinSchema.parse(kept),
);

/**
 * The gateway for acting. It signs for one chain and one forwarder only: those on which this browser acted first. A local
 * chain begins anew with each start, so any is taken.
 *
 * @throws Error when the gateway now names others
 */
export function actingClient(chain: ServedChainQuery['chain']): GuildhallClient {
  if (isLocalChain(chain)) return createClient({ url: gatewayUrl, chain });
  const served = { id: String(chain.id), forwarder: chain.forwarder };
  const pinned = pinnedChain.get();
  if (pinned && (pinned.id !== served.id || pinned.forwarder !== served.forwarder)) {
    throw new Error(
      `This gateway now names chain ${served.id} with the forwarder ${served.forwarder}. When you first acted here it was chain ${pinned.id} with ${pinned.forwarder}. Nothing is signed. If its operator has told you of the change, forget the old one under “Me”, Settings.`,
    );
  }
  if (!pinned) pinnedChain.set(served);
  return createClient({ url: gatewayUrl, chain });
}
