import { parseArgs } from 'node:util';
import { FLAGS } from '../../local/bootstrap/commands.mjs';
import { DEFAULT_PORTS } from '../../local/bootstrap/startUsage.mjs';
import type { Hex } from '../chain/types.ts';
import { refuseConflicts } from './conflicts.ts';
import { Problem } from './problem.ts';

/** Where `npm start` serves, as long as it is given no other ports. */
const LOCAL = {
  rpc: `http://127.0.0.1:${DEFAULT_PORTS.chain}`,
  graphql: `http://127.0.0.1:${DEFAULT_PORTS.gateway}/graphql`,
};

/** Whose ledger is derived, up to which block, who is asked, and what is trusted. */
export type LedgerOptions = {
  /** JSON-RPC endpoints of nodes that must agree. */
  rpc: [string, ...string[]];
  graphql: string;
  /** Undefined for every guild that the server has. */
  guild: Hex | undefined;
  factory: Hex | undefined;
  forwarder: Hex | undefined;
  /** The block at which ledger and chain are compared; by default the newest that both have. */
  block: bigint | undefined;
  /** Its hash, brought from elsewhere. */
  blockHash: Hex | undefined;
  /** A block before the guild's creation; for a certificate, the first one of its period. */
  fromBlock: bigint | undefined;
};

/** What is verified, and how. */
export type Options = LedgerOptions & {
  /** File that keeps how far it has come. */
  state: string | undefined;
  json: boolean;
  /** Files of certificates that are checked instead, one after the other, without asking anybody. */
  certificates: string[];
  /** A file with proofs of entries, or `-`, that is checked instead, without asking anybody. */
  proof: string | undefined;
  /** Hashes of blocks, brought from elsewhere, which the proofs stand on. */
  blockHashes: Hex[];
  /** The certificate before them, or the digest of the state that it closes with. */
  after: string | undefined;
  /** Whether to keep up with the chain. */
  follow: boolean;
  /** Where to serve what is known then; undefined for nowhere. */
  statusPort: number | undefined;
};

/**
 * Reads the command's line.
 *
 * @throws Problem naming the flag that is wrong
 */
export function readOptions(line?: string[]): Options {
  const { values } = parseArgs({ options: FLAGS.verify, ...(line === undefined ? {} : { args: line }) });
  const [first = LOCAL.rpc, ...others] = (values.rpc ?? []).map((url) => urlOf('--rpc', url));
  refuseConflicts(values);
  if (others.includes(first) || new Set(others).size < others.length) {
    throw new Problem('--rpc names the same node twice, which agrees with itself: give nodes of different operators.');
  }
  const blockHashes = (values['block-hash'] ?? []).map((hash) => hexOf('--block-hash', hash, 32) as Hex);
  return {
    follow: values.follow ?? false,
    statusPort: portOf('--status-port', values['status-port']),
    rpc: [first, ...others],
    graphql: urlOf('--graphql', values.graphql ?? LOCAL.graphql),
    guild: addressOf('--guild', values.guild),
    factory: addressOf('--factory', values.factory),
    forwarder: addressOf('--forwarder', values.forwarder),
    block: numberOf('--block', values.block),
    blockHash: blockHashes[0],
    blockHashes,
    fromBlock: numberOf('--from-block', values['from-block']),
    state: values.state,
    json: values.json ?? false,
    certificates: values.certificate ?? [],
    proof: values.proof,
    after: values.after,
  };
}

function urlOf(flag: string, text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new Problem(`${flag} is not an http(s) URL: give the URL of the server.`);
}

function addressOf(flag: string, text: string | undefined): Hex | undefined {
  return hexOf(flag, text, 20);
}

function hexOf(flag: string, text: string | undefined, bytes: number): Hex | undefined {
  if (text === undefined) return undefined;
  if (new RegExp(`^0x[\\da-f]{${2 * bytes}}$`, 'i').test(text)) return text.toLowerCase() as Hex;
  throw new Problem(`${flag} is not ${bytes} bytes: give 0x and ${2 * bytes} hexadecimal digits.`);
}

function portOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Problem(`${flag} is not a port: give a number up to 65535, or 0 for any free one.`);
}

function numberOf(flag: string, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new Problem(`${flag} is not a block number: give decimal digits.`);
}
