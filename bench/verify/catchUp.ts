import { addressOf } from '../../local/ledger/deployments.ts';
import { startBareStack } from '../../testing/ledger/bareStack.ts';
import { connectNode } from '../../verify/chain/node/node.ts';
import { readChain } from '../../verify/chain/readChain.ts';
import { headByAgreement } from '../../verify/chain/trustedHead.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { GuildLedger } from '../../verify/ledger/guildLedger.ts';
import { startAnvil } from '../index/anvil.ts';
import { type BenchChain, openBenchChain } from '../index/benchChain.ts';
import { ledgerOf } from '../index/indexers.ts';
import { measureIndexer } from '../index/measureIndexer.ts';
import { cpuSeconds } from './cpuSeconds.ts';

const EVENTS = 20_000;
const ROUNDS = 3;

/** Measures how fast a guild's ledger is derived of a whole chain over JSON-RPC, beside graph-node, in turns. */
export async function measureCatchUp(): Promise<void> {
  const stack = await startBareStack(startAnvil);
  try {
    const chain = await openBenchChain(stack.rpcUrl);
    const { database, manifest, logsOf, rowsOf } = await ledgerOf(chain);
    const { lastBlock, counts } = await chain.growTo(EVENTS, logsOf);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { seconds } = await measureIndexer(stack, { database, manifest, lastBlock, rows: rowsOf(counts) });
      const derived = await derive(stack.rpcUrl, chain, BigInt(lastBlock));
      const waited = Math.round(100 * (1 - derived.cpu / derived.seconds));
      console.log(
        `${derived.entries} entries of ${lastBlock} blocks: graph-node ${seconds.toFixed(1)} s, verify ${derived.seconds.toFixed(1)} s ` +
          `(${(seconds / derived.seconds).toFixed(1)} times as fast), ${waited} % of it waiting for the node`,
      );
    }
  } finally {
    await stack.stop();
  }
}

type Derived = { entries: bigint; seconds: number; cpu: number };

async function derive(rpcUrl: string, { deployments, guild }: BenchChain, last: bigint): Promise<Derived> {
  const node = connectNode(rpcUrl);
  const lower = (address: string) => address.toLowerCase() as Hex;
  const factory = lower(addressOf(deployments, 'GuildFactory'));
  const forwarder = lower(addressOf(deployments, 'Forwarder'));
  const ledger = new GuildLedger({ guild: lower(guild), factory, forwarder });
  const [started, spent] = [performance.now(), cpuSeconds()];
  const to = await headByAgreement([node], last);
  const chainId = BigInt(String(await node.send('eth_chainId', [])));
  const followed = new Set(ledger.followed);
  const range = { chainId, from: 0n, to, followed, namedBy: ledger.namedBy.bind(ledger) };
  for await (const block of readChain(node, range)) ledger.add(block);
  return { entries: ledger.head.entryCount, seconds: (performance.now() - started) / 1_000, cpu: spent() };
}
