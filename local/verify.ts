import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JsonRpcProvider } from 'ethers';
import { type Told, verifyGuildhall } from '../contracts/verify.ts';
import { addressOf, readDeployments } from './deployments.ts';
import { repositoryRoot } from './repositoryRoot.ts';
import { callRpc } from './rpc.ts';
import { StackError } from './stackError.ts';

const HELP = `Compares the code of a deployment with the committed bytecode: npm run verify -- --rpc URL --network NAME

  --networks FILE  where its addresses are, instead of subgraph/networks.json

Exits with 1 when a contract, implementation or library has other code or trusts another forwarder. That the bytecode
is what the compiler makes of the sources, npm run check shows.`;

const FLAGS = {
  rpc: { type: 'string' },
  network: { type: 'string' },
  networks: { type: 'string', default: join(repositoryRoot, 'subgraph', 'networks.json') },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  const { rpc, network, networks, help } = values;
  if (help) return console.log(HELP);
  if (rpc === undefined || network === undefined) {
    throw new StackError('options', '--rpc and --network are needed', 'see npm run verify -- --help');
  }
  const deployments = await readDeployments(networks, network);
  const told: Told = {
    factory: addressOf(deployments, 'GuildFactory'),
    forwarder: addressOf(deployments, 'Forwarder'),
    governanceArbiter: addressOf(deployments, 'GovernanceArbiter'),
  };
  const chainId = BigInt(String(await callRpc(rpc, 'eth_chainId')));
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
