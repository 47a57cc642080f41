import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JsonRpcProvider, Wallet } from 'ethers';
import { z } from 'zod';
import { deployGuildhall } from '../../contracts/deploy.ts';
import { FLAGS } from '../bootstrap/commands.mjs';
import { buildAll } from '../build/buildAll.ts';
import { callRpc } from '../http/rpc.ts';
import { listNetworks, networkNameSchema, writeDeployments } from '../ledger/deployments.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { StackError } from '../stackError.ts';
import { openSteps } from './steps.ts';

const NETWORKS = join(repositoryRoot, 'subgraph', 'networks.json');

const settingsSchema = z.object({
  rpc: z.url({ protocol: /^https?$/, error: '--rpc must be the http(s) URL of the chain’s node' }),
  network: networkNameSchema,
  'uniswap-factory': z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/, '--uniswap-factory must be an address: 0x and 40 hex digits')
    .optional(),
  key: z
    .string({ error: 'GUILDHALL_DEPLOYER_KEY is not set' })
    .regex(/^0x[0-9a-fA-F]{64}$/, 'GUILDHALL_DEPLOYER_KEY must be a private key: 0x and 64 hex digits'),
});

/** The command line's and the environment's settings. @throws StackError naming what is wrong, never the key */
function readSettings(args: string[]): z.infer<typeof settingsSchema> {
  const fail = (reason: string) => new StackError('options', reason, 'see npm run deploy -- --help');
  const { values } = parseArgs({ args, options: FLAGS.deploy });
  const settings = settingsSchema.safeParse({ ...values, key: process.env.GUILDHALL_DEPLOYER_KEY });
  if (!settings.success) throw fail(settings.error.issues.map(({ message }) => message).join('\n'));
  return settings.data;
}

/** Asks once, where a provider of ethers would ask forever. @throws Error when the chain's node does not answer */
async function chainIdOf(rpc: string): Promise<bigint> {
  return BigInt(z.string().parse(await callRpc(rpc, 'eth_chainId', [])));
}

/** A network that has contracts already keeps them: its guilds live there. A file that cannot be read is told now. */
async function refuseDeployed(network: string): Promise<void> {
  if (!(await listNetworks(NETWORKS)).includes(network)) return;
  const reason = `subgraph/networks.json has "${network}" already`;
  throw new StackError('network', reason, 'use it, or choose another --network');
}

/** @throws StackError when there is no contract at the address: the ledger would wait for its pairs forever */
async function refuseEmpty(rpc: string, address: string): Promise<void> {
  if ((await callRpc(rpc, 'eth_getCode', [address, 'latest'])) !== '0x') return;
  throw new StackError('options', `--uniswap-factory: there is no contract at ${address}`, 'see --help');
}

async function main(): Promise<void> {
  const { rpc, network, key, 'uniswap-factory': uniswap } = readSettings(process.argv.slice(2));
  await refuseDeployed(network);
  const steps = openSteps(console.log);
  const chainId = await steps.run('chain', () => chainIdOf(rpc));
  if (uniswap !== undefined) await refuseEmpty(rpc, uniswap);
  await buildAll(steps, console.log);
  const provider = new JsonRpcProvider(rpc, chainId, { staticNetwork: true });
  try {
    const { factory, forwarder, governanceArbiter, startBlock } = await steps.run(
      'contracts',
      () => deployGuildhall(new Wallet(key, provider)),
      (deployed) => `GuildFactory ${deployed.factory}`,
    );
    await writeDeployments(NETWORKS, network, {
      GuildFactory: { address: factory, startBlock },
      Forwarder: { address: forwarder, startBlock },
      GovernanceArbiter: { address: governanceArbiter, startBlock },
      ...(uniswap !== undefined && { UniswapV2Factory: { address: uniswap, startBlock } }),
    });
  } finally {
    provider.destroy();
  }
  console.log(`Noted in subgraph/networks.json. Next: npm start -- --rpc ${rpc} --network ${network}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
});
