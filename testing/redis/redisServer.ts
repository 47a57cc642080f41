import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Part, startPart } from '../../local/parts/part.ts';
import { freePorts } from '../../local/process/ports.ts';
import { findProgram } from '../debianProgram.ts';
import { startOwn } from '../ownProcesses.ts';

/** A Redis of a test's own, which keeps nothing beyond its end. */
export type RedisServer = {
  url: string;
  part: Part;
  stop(): Promise<void>;
};

/**
 * Starts Redis on a free port of 127.0.0.1.
 *
 * @param settings - More of redis.conf, such as `['--requirepass', 'secret']`.
 */
export function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  return startOwn('redis', async (processes, folder) => {
    const command = await findProgram({
      path: '/usr/bin/redis-server',
      variable: 'REDIS_SERVER_PATH',
      packages: ['redis-server'],
    });
    const [port = 0] = await freePorts(1);
    const part = await startPart(async () => {
      const running = processes.start({
        name: 'redis',
        command,
        args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', ...settings],
        cwd: folder,
        env: {},
        logFile: join(folder, 'redis.log'),
        stopSignal: 'SIGTERM',
        graceMs: 3000,
      });
      await running.ready(() => answers(port));
      return running;
    });
    return { url: `redis://127.0.0.1:${port}`, part };
  });
}

/** Whether it says anything: one that wants a password says so. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [said] = (await once(socket, 'data')) as [Buffer];
    return !said.toString().startsWith('-LOADING');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
