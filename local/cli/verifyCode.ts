import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JsonRpcProvider } from 'ethers';
import { type Told, verifyGuildhall } from '../../contracts/verify.ts';
import { FLAGS } from '../bootstrap/commands.mjs';
import { DEFAULT_PORTS } from '../bootstrap/startUsage.mjs';
import { callRpc } from '../http/rpc.ts';
import { addressOf, readDeployments } from '../ledger/deployments.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { dataFolderOf, LOCAL_NETWORK } from '../stack/dataFolder.ts';
import { StackError } from '../stackError.ts';

/** The chain that was asked for; without a network that of `npm start`, whose addresses are in its data directory. */
function readTarget(): { rpc: string; network: string; networks: string } {
  const { network = LOCAL_NETWORK, ...given } = parseArgs({ options: FLAGS['verify-code'] }).values;
  const isOwn = network === LOCAL_NETWORK;
  const rpc = given.rpc ?? (isOwn ? `http://127.0.0.1:${DEFAULT_PORTS.chain}` : undefined);
  if (rpc === undefined || !/^https?:$/.test(URL.parse(rpc)?.protocol ?? '')) {
    throw new StackError(
      'options',
      given.rpc === undefined ? `--network ${network} needs --rpc` : '--rpc is not an http(s) URL',
      `give the URL of its node: npm run verify-code -- --rpc URL --network ${network}`,
    );
  }
  const folder = isOwn ? dataFolderOf({}) : join(repositoryRoot, 'subgraph');
  return { rpc, network, networks: given.networks ?? join(folder, 'networks.json') };
}

async function chainIdOf(rpc: string): Promise<bigint> {
  try {
    return BigInt(String(await callRpc(rpc, 'eth_chainId')));
  } catch (cause) {
    const advice =
      'start a local chain with npm start, or name another: npm run verify-code -- --rpc URL --network NAME';
    throw new StackError('chain', `no chain answers at ${new URL(rpc).origin}`, advice, { cause });
  }
}

async function main(): Promise<void> {
  const { rpc, network, networks } = readTarget();
  const chainId = await chainIdOf(rpc);
  const deployments = await readDeployments(networks, network);
  const told: Told = {
    factory: addressOf(deployments, 'GuildFactory'),
    forwarder: addressOf(deployments, 'Forwarder'),
    governanceArbiter: addressOf(deployments, 'GovernanceArbiter'),
  };
  const provider = new JsonRpcProvider(rpc, chainId, { staticNetwork: true });
  const verified = await verifyGuildhall(provider, told);
  provider.destroy();
  for (const { name, address, problem } of verified) {
    console.log(
      `${problem === null ? '✔' : '✘'} ${name.padEnd(18)} ${address}${problem === null ? '' : `  ${problem}`}`,
    );
  }
  const wrong = verified.filter(({ problem }) => problem !== null).length;
  console.log(`${verified.length - wrong} of ${verified.length} are what is committed`);
  if (wrong > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
});
