import { createServer, type Server } from 'node:net';
import { DEFAULT_PORTS } from '../bootstrap/startUsage.mjs';
import { StackError } from '../stackError.ts';
import { portOwner } from './portOwner.ts';

/** A part's port by its name. */
export type PortName = keyof typeof DEFAULT_PORTS;
export type Ports = Record<PortName, number>;

/**
 * What `--ports` may say: nothing, `auto` for any free ports, a number for that port and the ones after it, or single
 * ports by name.
 */
export type PortChoice = 'auto' | number | Partial<Ports>;

export const PORT_NAMES = Object.keys(DEFAULT_PORTS) as PortName[];

/**
 * Chooses the stack's ports and makes sure that the needed ones are free.
 *
 * @param needed - The parts that run here; others' ports are not looked at.
 * @throws StackError naming the taken port, its owner and the flag to use
 */
export async function choosePorts(choice: PortChoice, needed: readonly PortName[]): Promise<Ports> {
  if (choice === 'auto') {
    const free = await freePorts(PORT_NAMES.length);
    return Object.fromEntries(PORT_NAMES.map((name, i) => [name, free[i]])) as Ports;
  }
  const ports =
    typeof choice === 'number'
      ? (Object.fromEntries(PORT_NAMES.map((name, i) => [name, choice + i])) as Ports)
      : { ...DEFAULT_PORTS, ...choice };
  const taken: PortName[] = [];
  for (const name of needed) if (!(await isFree(ports[name]))) taken.push(name);
  if (taken.length > 0) throw await portsTaken(ports, taken);
  return ports;
}

async function portsTaken(ports: Ports, taken: readonly PortName[]): Promise<StackError> {
  const lines = await Promise.all(
    taken.map(async (name) => `port ${ports[name]} (${name}) is in use by ${await portOwner(ports[name])}`),
  );
  const free = await freePorts(taken.length);
  const flag = taken.map((name, i) => `${name}=${free[i]}`).join(',');
  return new StackError('ports', lines.join('\n'), `stop it, or choose others: --ports auto, or --ports ${flag}`);
}

/** Whether one could listen on a port, on one address and on all, as graph-node does; on macOS one may hide the other. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const server = createServer();
    try {
      await listen(server, port, host);
    } catch {
      return false;
    } finally {
      await close(server);
    }
  }
  return true;
}

/** Ports that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => listen(server, 0, '0.0.0.0')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return ports;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
