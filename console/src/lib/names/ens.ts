import { JsonRpcProvider, Network } from 'ethers/providers';

const MAINNET = Network.from(1);
let provider: { rpc: string; node: JsonRpcProvider } | undefined;

function nodeAt(rpc: string): JsonRpcProvider {
  if (provider?.rpc !== rpc) {
    provider?.node.destroy();
    provider = { rpc, node: new JsonRpcProvider(rpc, MAINNET, { staticNetwork: MAINNET, batchMaxCount: 1 }) };
  }
  return provider.node;
}

/** The primary ENS name of an account, which leads back to it; null when it has none. */
export function ensNameOf(address: string, rpc: string): Promise<string | null> {
  return nodeAt(rpc).lookupAddress(address);
}

/** The account that an ENS name stands for; null when there is none. */
export function ensAddressOf(name: string, rpc: string): Promise<string | null> {
  return nodeAt(rpc).resolveName(name);
}
