import type { Stack } from '../stack/stack.ts';
import { StackError } from '../stackError.ts';
import type { StoryStage } from './play.ts';

/** A stack as the story's stage. @throws StackError when its network has no TestDollar or no GovernanceArbiter */
export function stageOn({ gatewayUrl, rpcUrl, deployments }: Stack, log: (line: string) => void): StoryStage {
  const addressOf = (name: string): string => {
    const contract = deployments[name];
    if (contract !== undefined) return contract.address;
    throw new StackError('story', `the network has no ${name}`, 'leave out --story, or name one in networks.json');
  };
  return {
    gatewayUrl: `${gatewayUrl}/graphql`,
    rpcUrl,
    stablecoin: addressOf('TestDollar'),
    governanceArbiter: addressOf('GovernanceArbiter'),
    uniswapFactory: deployments.UniswapV2Factory?.address,
    log,
  };
}
