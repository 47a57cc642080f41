import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChainError } from '../../chain/chainError.ts';
import { connectNode } from '../../chain/node/node.ts';
import { LedgerServer } from '../../compare/server/ledgerServer.ts';
import { ServerError } from '../../compare/server/serverError.ts';
import { LogError } from '../../events/decode.ts';
import type { Nodes } from '../chooseHead.ts';
import type { Options } from '../options.ts';
import { tell } from '../report/tell.ts';
import { findTask } from './findTask.ts';
import { Follower } from './follower.ts';
import { readFollower, saveFollower } from './followState.ts';
import type { FollowTask } from './look.ts';
import { FollowStatus } from './status.ts';
import { type Pages, serveStatus } from './statusServer.ts';
import { Teller } from './teller.ts';

/** What passes when whoever is asked comes back, or is mended. */
const PASSING = [ChainError, ServerError, LogError];

/** Exit code when nothing can be said. */
const NOTHING_SAID = 2;
const LOOK_EVERY_MS = 1_000;
const SAVE_EVERY_MS = 60_000;
/** How long what is under way may take when it is asked to end. */
const LAST_LOOK_MS = 3_000;

/** Follows a chain until it is asked to end; the exit code is 1 when anything differs then. */
export async function follow(options: Options): Promise<void> {
  const stop = stopSignal();
  const nodes = options.rpc.map(connectNode) as Nodes;
  const server = new LedgerServer(options.graphql);
  const teller = new Teller(server.name);
  const finding = found(() => findTask(nodes[0], server, options), teller, stop);
  const task = await Promise.race([finding, late(stop)]);
  if (task === undefined) process.exit(NOTHING_SAID);
  const run = await openRun({ nodes, server, task }, options.state);
  const serving = options.statusPort === undefined ? undefined : await serveStatus(options.statusPort, pagesOf(run));
  if (serving !== undefined) tell(`… what it knows is at http://127.0.0.1:${serving.port}/status`);
  try {
    await Promise.race([keepUp(run, teller, stop), late(stop)]);
  } finally {
    serving?.close();
  }
  process.exit(exitCodeOf(run.follower));
}

/** A follower, what it tells and how it is kept. */
type Run = { follower: Follower; status: FollowStatus; save(): Promise<void> };

async function openRun(
  { task, ...to }: { nodes: Nodes; server: LedgerServer; task: FollowTask },
  file: string | undefined,
): Promise<Run> {
  const { from: _, ...of } = task;
  const scope = { ...of, server: to.server.name };
  const saved = file === undefined ? undefined : await readFollower(file, scope);
  const from = saved?.from ?? task.from;
  const follower = new Follower(to, { ...task, from }, saved?.resumed);
  const save = async () => (file === undefined ? undefined : saveFollower(file, scope, from, follower));
  return { follower, status: new FollowStatus(follower, task, scope.server), save };
}

function pagesOf({ status }: Run): Pages {
  return {
    '/summary': () => status.summary(),
    '/status': () => ({ ...status.summary(), guilds: status.guilds() }),
  };
}

async function keepUp({ follower, status, save }: Run, teller: Teller, stop: AbortSignal): Promise<void> {
  const saved = { hash: follower.watched.derivation.tip?.hash, at: performance.now() };
  const saveNew = async () => {
    const { tip } = follower.watched.derivation;
    if (tip?.hash !== saved.hash) await save();
    Object.assign(saved, { hash: tip?.hash, at: performance.now() });
  };
  while (!stop.aborted) {
    const look = await tried(() => follower.look(), teller);
    status.problem = look === undefined ? teller.problem : teller.tellLook(look, follower);
    if (look !== undefined) status.take(look);
    if (performance.now() - saved.at > SAVE_EVERY_MS) await saveNew();
    const isAll = look?.derived === undefined || look.compared !== undefined;
    if (isAll) await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  await save();
}

/** Tries until it succeeds, or nobody wants it any more. */
async function found<T>(find: () => Promise<T>, teller: Teller, stop: AbortSignal): Promise<T | undefined> {
  while (!stop.aborted) {
    const result = await tried(find, teller);
    if (result !== undefined) return result;
    await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return undefined;
}

/** Undefined when chain or server give no usable answer, which may pass. */
async function tried<T>(ask: () => Promise<T>, teller: Teller): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!PASSING.some((type) => error instanceof type)) throw error;
    teller.tellProblem((error as Error).message);
    return undefined;
  }
}

/** Aborted when the process is asked to end. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  process.on('disconnect', () => stop.abort());
  process.channel?.unref();
  return stop.signal;
}

/** Ends when it is asked to end, and what was under way has had its time. */
async function late(stop: AbortSignal): Promise<undefined> {
  if (!stop.aborted) await once(stop, 'abort');
  await sleep(LAST_LOOK_MS);
  return undefined;
}

function exitCodeOf({ watched: { open }, compared }: Follower): number {
  if (open.all.length > 0) return 1;
  return compared === undefined ? NOTHING_SAID : 0;
}
