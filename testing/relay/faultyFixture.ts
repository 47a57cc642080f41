import { createChain } from '../../api/chain/chain.ts';
import type { Relay } from '../../api/relay/relay.ts';
import type { RelaySettings } from '../../api/relay/relaySettings.ts';
import type { RequestRow } from '../../api/relay/store/relayTables.ts';
import { type FaultyNode, startFaultyNode } from '../faultyNode.ts';
import { countExecutions, countSent } from './executions.ts';
import type { SubmitInput } from './forwardRequests.ts';
import { type RelayFixture, startRelayFixture } from './relayFixture.ts';

/** A guild on a chain of a test's own, whose relays reach it through a node that goes wrong as told. */
export type FaultyFixture = Pick<RelayFixture, 'newAccount' | 'sign' | 'rpc'> & {
  context: RelayFixture;
  node: FaultyNode;
  /** A relay behind the node, not started yet, with a database and keys of its own. */
  open(settings?: Partial<RelaySettings>, mostKeys?: number): Promise<{ relay: Relay; keys: string[] }>;
  mine(blocks: number): Promise<void>;
  /** How often the chain has executed each of these requests. */
  countExecutions(inputs: readonly SubmitInput[]): Promise<number[]>;
  /** How many transactions of these keys are mined. */
  countSent(keys: readonly string[]): Promise<number>;
  /** Ends the relays that were opened; the node goes wrong no more, and mines what comes. */
  closeAll(): Promise<void>;
  stop(): Promise<void>;
};

export async function startFaultyFixture(): Promise<FaultyFixture> {
  const context = await startRelayFixture();
  const node = await startFaultyNode(context.on.node.url);
  const { newAccount, sign, rpc, on } = context;
  const { factory, forwarder, id: chainId } = on.chain;
  const opened: (() => Promise<void>)[] = [];
  return {
    context,
    node,
    newAccount,
    sign,
    rpc,
    async open(settings = {}, mostKeys = 2) {
      const keys = (await context.newKeys()).slice(0, mostKeys);
      const chain = await createChain({ rpcUrl: node.url, chainId, factory, forwarder });
      const relay = await context.openRelay({ relayerKeys: keys, chain, settings });
      opened.push(async () => {
        await relay.stop();
        await chain.close();
      });
      return { relay, keys };
    },
    async mine(blocks) {
      for (let i = 0; i < blocks; i += 1) await rpc('evm_mine');
    },
    countExecutions: (inputs) => countExecutions(on, inputs),
    countSent: (keys) => countSent(on.provider, keys),
    async closeAll() {
      node.setFaults(() => undefined);
      for (const end of opened.splice(0)) await end();
      await rpc('evm_setAutomine', true);
    },
    async stop() {
      await node.stop();
      await context.stop();
    },
  };
}

/** Submits requests one after the other. */
export async function submitAll(relay: Relay, inputs: readonly SubmitInput[]): Promise<RequestRow[]> {
  const rows: RequestRow[] = [];
  for (const input of inputs) rows.push(await relay.submitForwardRequest(input));
  return rows;
}
