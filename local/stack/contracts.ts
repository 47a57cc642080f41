import { JsonRpcProvider } from 'ethers';
import { deployGuildhall, deployTestDollar, deployUniswap } from '../../contracts/deploy.ts';
import type { Deployments } from '../ledger/deployments.ts';
import { LOCAL_CHAIN_ID } from '../parts/chain.ts';
import { DEPLOYER, localWallet } from './accounts.ts';

/**
 * Deploys Guildhall's contracts, a test stablecoin and Uniswap V2 on the local chain.
 *
 * @returns GuildFactory, Forwarder, GovernanceArbiter, TestDollar and UniswapV2Factory.
 */
export async function deployContracts(rpcUrl: string): Promise<Deployments> {
  const settings = { staticNetwork: true, pollingInterval: 25, cacheTimeout: -1 };
  const provider = new JsonRpcProvider(rpcUrl, LOCAL_CHAIN_ID, settings);
  try {
    const deployer = localWallet(DEPLOYER).connect(provider);
    const { factory, forwarder, governanceArbiter, startBlock } = await deployGuildhall(deployer);
    return {
      GuildFactory: { address: factory, startBlock },
      Forwarder: { address: forwarder, startBlock },
      GovernanceArbiter: { address: governanceArbiter, startBlock },
      TestDollar: { address: await deployTestDollar(deployer), startBlock },
      UniswapV2Factory: { address: await deployUniswap(deployer), startBlock },
    };
  } finally {
    provider.destroy();
  }
}
