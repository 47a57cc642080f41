import { parseArgs } from 'node:util';
import { z } from 'zod';
import { START_FLAGS } from '../bootstrap/startUsage.mjs';
import { networkNameSchema } from '../ledger/deployments.ts';
import { PORT_NAMES, type PortChoice, type Ports } from '../process/ports.ts';
import { dataFolderOf, LOCAL_NETWORK } from '../stack/dataFolder.ts';
import type { StackOptions } from '../stack/stackOptions.ts';
import { StackError } from '../stackError.ts';

/** What `npm start` was asked to do. */
export type Options = {
  /** Whether to stop again once the sample query has been answered. */
  check: boolean;
  story: boolean;
  stack: StackOptions;
  /**
   * Milliseconds between two blocks that the local chain mines besides those of transactions, once the story has been
   * played: without them, no time would pass for whoever waits for a vote or a deadline. 0 for none.
   */
  blockTimeMs: number;
  /** When the user's command began, milliseconds since the epoch. */
  startedAt: number;
};

const DEFAULT_BLOCK_TIME_MS = 5_000;

const urlSchema = (protocol: RegExp) => z.url({ protocol }).transform((url) => url.replace(/\/$/, ''));
const httpUrl = urlSchema(/^https?$/);

const flagsSchema = z
  .object({
    check: z.boolean().default(false),
    story: z.boolean().optional(),
    'no-story': z.boolean().default(false),
    ports: z.string().default('').transform(portChoice),
    data: z.string().optional(),
    reindex: z.boolean().default(false),
    'block-time': z.coerce.number().int().nonnegative().optional(),
    rpc: httpUrl.optional(),
    network: networkNameSchema.optional(),
    postgres: urlSchema(/^postgres(ql)?$/).optional(),
    ipfs: httpUrl.optional(),
    'graph-node': httpUrl.optional(),
    'graph-node-admin': httpUrl.optional(),
    'graph-node-status': httpUrl.optional(),
  })
  .refine((flags) => (flags.rpc === undefined) === (flags.network === undefined), {
    error: '--rpc (or GUILDHALL_RPC_URL) and --network go together',
  })
  .refine((flags) => flags.rpc === undefined || flags['block-time'] === undefined, {
    error: '--block-time is for the local chain only',
  })
  .refine((flags) => !flags.reindex || flags['graph-node'] === undefined, {
    error:
      '--reindex works with the stack’s own graph-node only: on the one of --graph-node, remove the subgraph instead',
  })
  .refine((flags) => !(flags.story && flags['no-story']), { error: 'choose --story or --no-story' });

/**
 * Reads the command line of `npm start`.
 *
 * @throws StackError naming the flag that is wrong
 */
export function readOptions(args: readonly string[]): Options {
  const flags = parseFlags(args);
  const network = flags.network ?? LOCAL_NETWORK;
  return {
    check: flags.check,
    story: !flags['no-story'] && (flags.story ?? flags.rpc === undefined),
    blockTimeMs: flags['block-time'] ?? DEFAULT_BLOCK_TIME_MS,
    startedAt: Number(process.env.GUILDHALL_STARTED_AT ?? Date.now()),
    stack: {
      ports: flags.ports,
      dataFolder: dataFolderOf(flags),
      network,
      reindex: flags.reindex,
      rpcUrl: flags.rpc,
      postgresUrl: flags.postgres,
      ipfsUrl: flags.ipfs,
      graphNode: graphNodeUrls(flags),
      // Elsewhere it may have millions of blocks to read, from a node that somebody pays for.
      verifier: flags.rpc === undefined && !flags.check,
      // Secrets do not belong on a command line, which every user of the machine can read.
      relayerKeys: process.env.GUILDHALL_RELAYER_KEYS?.split(','),
    },
  };
}

function parseFlags(args: readonly string[]): z.infer<typeof flagsSchema> {
  const fail = (reason: string) => new StackError('options', reason, 'see npm start -- --help');
  let values: { [name in keyof typeof START_FLAGS]?: string | boolean };
  try {
    ({ values } = parseArgs({ args: [...args], options: START_FLAGS, strict: true }));
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const { GUILDHALL_RPC_URL: rpc, GUILDHALL_POSTGRES_URL: postgres } = process.env;
  const flags = flagsSchema.safeParse({ ...(values.network !== undefined && { rpc }), postgres, ...values });
  if (flags.success) return flags.data;
  const reasons = flags.error.issues.map(({ path, message }) =>
    path[0] ? `--${String(path[0])}: ${message}` : message,
  );
  throw fail(reasons.join('\n'));
}

function graphNodeUrls(flags: z.infer<typeof flagsSchema>): StackOptions['graphNode'] {
  const queryUrl = flags['graph-node'];
  if (queryUrl === undefined) return undefined;
  const beside = (port: number) => {
    const url = new URL(queryUrl);
    url.port = String(port);
    return url.origin;
  };
  return {
    queryUrl,
    adminUrl: flags['graph-node-admin'] ?? beside(8020),
    statusUrl: flags['graph-node-status'] ?? `${beside(8030)}/graphql`,
  };
}

function portChoice(text: string, context: z.RefinementCtx): PortChoice {
  if (text === 'auto') return 'auto';
  if (text === '') return {};
  if (isPort(text)) return Number(text);
  const ports: Partial<Ports> = {};
  for (const pair of text.split(',')) {
    const [name, port = '', ...rest] = pair.split('=');
    const known = PORT_NAMES.find((candidate) => candidate === name);
    if (known === undefined || !isPort(port) || rest.length > 0) {
      context.addIssue(`"${pair}" is not auto, a number or name=number with a name of ${PORT_NAMES.join(', ')}`);
      return z.NEVER;
    }
    ports[known] = Number(port);
  }
  return ports;
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) > 0 && Number(text) + PORT_NAMES.length <= 65_536;
}
