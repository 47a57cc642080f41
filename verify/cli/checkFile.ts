import { createReadStream } from 'node:fs';
import { type CheckedCertificate, checkCertificate } from '../certificate/checkCertificate.ts';
import type { RowDifference } from '../certificate/writtenRow.ts';
import { Differences } from './differences.ts';
import type { Options } from './options.ts';
import { Problem } from './problem.ts';

/** Checks the certificate in a file, and tells what it shows; the exit code is 1 when a row of it is wrong. */
export async function checkFile(file: string, options: Options): Promise<void> {
  const { guild, factory, forwarder, blockHash } = options;
  const differences = new Differences<RowDifference>();
  const known = Object.entries({ guild, factory, forwarder, blockHash }).filter(([, value]) => value !== undefined);
  const checked = await checkCertificate(bytesOf(file), Object.fromEntries(known), differences.add);
  const { count: differenceCount, told } = differences;
  if (differenceCount > 0) process.exitCode = 1;
  const verified = { verified: differenceCount === 0, file, ...checked, differenceCount, differences: told };
  console.log(options.json ? JSON.stringify(verified) : asText(verified, blockHash !== undefined));
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (cause) {
    throw new Problem(`${file} cannot be read (${(cause as Error).message}): check its name and its rights.`, {
      cause,
    });
  }
}

type Told = CheckedCertificate & {
  verified: boolean;
  file: string;
  differenceCount: number;
  differences: RowDifference[];
};

function asText(told: Told, isHashGiven: boolean): string {
  const { verified, file, guild, entryCount, head, root, differences, differenceCount } = told;
  const lines = differences.flatMap(({ problem, type, id, fields }) => [
    `${problem}: ${type} ${id}`,
    ...fields.map(({ field, derived, written }) => `    ${field}: chain ${derived}, certificate ${written}`),
  ]);
  const compare = isHashGiven
    ? 'the block hash that was given'
    : 'that hash: compare it with other sources of the chain';
  const untold = differenceCount - differences.length;
  return [
    ...lines,
    ...(untold > 0 ? [`and ${untold} more`] : []),
    `guild ${guild} at block ${told.toBlock} (${told.blockHash}) of chain ${told.chainId}`,
    `  ${BigInt(entryCount).toLocaleString('en')} entries; head ${head}, root of the tree ${root}`,
    `  stands on ${compare}; the factory ${told.factory} and the forwarder ${told.forwarder}`,
    verified
      ? `✔ verified: all of ${file} follows from its blocks`
      : `✘ not verified: ${differenceCount} rows of ${file} are not those of its blocks; get the file again`,
  ].join('\n');
}
