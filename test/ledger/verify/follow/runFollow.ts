import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { repositoryRoot } from '../../../../local/repositoryRoot.ts';
import { until } from '../../../../testing/until.ts';
import type { FollowSummary, GuildStatus } from '../../../../verify/cli/follow/status.ts';

/** `npm run verify -- --follow` without npm, which serves its status. */
export type RunningFollow = {
  url: string;
  /** All that it has told. */
  output(): string;
  status(): Promise<FollowSummary & { guilds: GuildStatus[] }>;
  /** Ends it. @returns Its exit code */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts it; whoever starts it ends it. */
export async function runFollow(...flags: string[]): Promise<RunningFollow> {
  const line = ['verify/cli/verify.ts', '--follow', '--status-port', '0', ...flags];
  const child: ChildProcess = spawn(process.execPath, line, { cwd: repositoryRoot });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (output += String(bytes)));
  const exited = once(child, 'exit');
  const url = await until('it serves its status', async () => {
    if (child.exitCode !== null) throw new Error(`It has ended: ${output}`);
    return /(http:\S+)\/status/.exec(output)?.[1];
  });
  return {
    url,
    output: () => output,
    status: async () => (await fetch(`${url}/status`)).json() as ReturnType<RunningFollow['status']>,
    async end(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
