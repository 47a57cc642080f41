import { printableLines } from '../bootstrap/printable.mjs';
import { queryGraph } from '../http/queryGraph.ts';
import { UNWATCHED } from '../process/waiting.ts';
import { causeOf } from '../stack/causeOf.ts';
import { dataFolderOf } from '../stack/dataFolder.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { StackError } from '../stackError.ts';
import { playStory } from '../story/play.ts';
import { firstQuery } from '../story/sampleQuery.ts';
import { stageOn } from '../story/stage.ts';
import { tryStory } from '../story/tryStory.ts';
import { onStopRequest } from './onStopRequest.ts';
import { type Options, readOptions } from './options.ts';
import { openSteps, type Steps } from './steps.ts';

/** What a shell makes of SIGINT. */
const INTERRUPTED = 130;

const print = (text: string) => console.log(printableLines(text));

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const stopRequest = new AbortController();
  onStopRequest((reason) => {
    print(`\nStopping (${reason}) …`);
    stopRequest.abort(reason);
  });
  const steps = openSteps(print);
  const { signal } = stopRequest;
  // Who watches can stop it, and is told what it waits for.
  const patienceMs = options.check ? UNWATCHED.patienceMs : Number.POSITIVE_INFINITY;
  try {
    const stack = await startStack(options.stack, { print, steps, signal, patienceMs });
    try {
      await runUntilEnd(options, stack, steps, signal);
    } finally {
      await stack.stop();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
  }
  print('Everything stopped.');
}

/** Ends when the user asks for it or, with `--check`, when the answer is there. @throws StackError when a part ends */
async function runUntilEnd(options: Options, stack: Stack, steps: Steps, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => (options.check ? reject(new Error('stopped')) : resolve()));
    void stack.crashed.then(reject);
  });
  const answered = firstAnswer(options, stack, steps, signal).catch(async (error: unknown) => {
    throw await causeOf(error, stack.crashed);
  });
  await Promise.race([stopped, options.check ? answered : answered.then(() => stopped)]);
}

/** Plays the story, asks the sample query and prints what a newcomer wants to know. */
async function firstAnswer(options: Options, stack: Stack, steps: Steps, signal: AbortSignal): Promise<void> {
  const graphql = `${stack.gatewayUrl}/graphql`;
  const { crashed } = stack;
  const log = (line: string) => print(`    ${line}`);
  const story = options.story
    ? await tryStory(async () => playStory(stageOn(stack, log)), {
        steps,
        print,
        isNeeded: options.check,
        crashed,
        signal,
      })
    : undefined;
  const query = story === undefined ? '{ _meta { block { number hash } } }' : firstQuery;
  const answer = await steps.run('first query', () => queryGraph(graphql, query, story?.variables));
  const first = `First answered query after ${((Date.now() - options.startedAt) / 1000).toFixed(1)} s`;
  print(['', query, JSON.stringify(answer, undefined, 2), ''].join('\n'));
  if (options.check) return print(first);
  await stack.chain?.setBlockTime(options.blockTimeMs);
  print(addresses(options, stack, first));
  const { startVerifier } = stack;
  if (startVerifier !== undefined)
    await steps.run('verifier', startVerifier, () => 'compares the ledger with the chain');
}

/** Where all is, and how to stop and to verify it. */
function addresses({ stack: { rpcUrl, dataFolder } }: Options, stack: Stack, first: string): string {
  const graphql = `${stack.gatewayUrl}/graphql`;
  const chain = new URL(stack.rpcUrl).origin;
  const stop = dataFolder === dataFolderOf({}) ? 'npm stop' : `npm stop -- --data ${dataFolder}`;
  return [
    `Chain         ${chain}${rpcUrl === undefined ? ' (in memory: the next start begins afresh)' : ''}`,
    `Ledger        ${stack.ledgerUrl} (graph-node itself)`,
    `Content       ${stack.ipfsUrl}`,
    `Data and logs ${dataFolder}`,
    '',
    `${first}. Ctrl-C stops everything, as does ${stop} elsewhere.`,
    `GraphQL       ${graphql}`,
    `The page      ${stack.gatewayUrl}/`,
    // In the path of the chain's URL may be a key.
    `To verify     npm run verify -- --rpc ${rpcUrl === undefined ? chain : 'URL'} --graphql ${graphql}`,
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
});
