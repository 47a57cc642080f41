import { JsonRpcProvider } from 'ethers';
import type { Stack } from '../../local/stack/stack.ts';
import { type Played, playStory } from '../../local/story/play.ts';
import { stageOn } from '../../local/story/stage.ts';
import { startThrowawayStack } from './throwawayStack.ts';

/** A stack of its own in which the demo story was played, for the tests of one process. */
export type RunningStack = {
  stack: Stack;
  graphql: string;
  provider: JsonRpcProvider;
  story: Played;
  /** Number of the story's last block: what tests do comes later. */
  playedTo: number;
};

let running: Promise<RunningStack> | undefined;

async function start(): Promise<RunningStack> {
  const stack = await startThrowawayStack(console.log);
  const graphql = `${stack.gatewayUrl}/graphql`;
  const story = await playStory(stageOn(stack, (line) => console.log(`    ${line}`)));
  const provider = new JsonRpcProvider(stack.rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
  return { stack, graphql, provider, story, playedTo: await provider.getBlockNumber() };
}

/** The stack of this test run; the first caller starts it and waits for the story. */
export function runningStack(): Promise<RunningStack> {
  running ??= start();
  return running;
}

/** Stops the stack of this test run, if one was started. */
export async function stopRunningStack(): Promise<void> {
  const started = await running;
  started?.provider.destroy();
  await started?.stack.stop();
}
