import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { FLAGS } from '../../local/bootstrap/commands.mjs';
import { writeCertificate } from '../certificate/writeCertificate.ts';
import { ChainError } from '../chain/chainError.ts';
import { connectNode } from '../chain/node/node.ts';
import { LedgerServer, ServerError } from '../compare/ledgerServer.ts';
import { LogError } from '../events/decode.ts';
import { chooseHead, type Nodes } from './chooseHead.ts';
import { readOptions } from './options.ts';
import { Problem } from './problem.ts';
import { findTarget } from './target.ts';

async function main(): Promise<void> {
  const { out, ...flags } = parseArgs({ options: FLAGS.certify }).values;
  const options = readOptions(lineOf(flags));
  const { guild } = options;
  if (guild === undefined) throw new Problem('--guild is missing: give the address of the guild’s access manager.');
  if (out === undefined) throw new Problem('--out is missing: give the name of the file to write.');
  if ((await stat(out).catch(() => undefined)) !== undefined) {
    throw new Problem(`${out} is there already: remove it, or give another --out.`);
  }
  const nodes = options.rpc.map((url) => connectNode(url)) as Nodes;
  const server = new LedgerServer(options.graphql);
  const to = await chooseHead(nodes, server, options);
  const { fromBlock: from, ...target } = await findTarget(nodes[0], server, to, { ...options, guild });
  const chainId = BigInt(String(await nodes[0].send('eth_chainId', [])));
  await writeWhole(out, writeCertificate(nodes[0], { ...target, chainId, from, to }));
  const { size } = await stat(out);
  console.log(
    `✔ ${out}: the ledger of ${guild} up to block ${to.number} (${to.hash}), ${size.toLocaleString('en')} bytes`,
  );
}

/** Flags as they stand on a command's line. */
function lineOf(flags: Record<string, string | string[] | undefined>): string[] {
  return Object.entries(flags).flatMap(([name, given]) =>
    [given ?? []].flat().flatMap((value) => [`--${name}`, value]),
  );
}

/** Writes a file that is there whole or not at all. */
async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(bytes, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Problem(`${file} cannot be written (${error.message}): make room, or give another --out.`, {
      cause: error,
    });
  }
}

main().catch((error: unknown) => {
  const isExpected = [Problem, ChainError, ServerError, LogError].some((type) => error instanceof type);
  console.error(isExpected ? `✘ ${(error as Error).message}` : error);
  process.exitCode = 2;
});
