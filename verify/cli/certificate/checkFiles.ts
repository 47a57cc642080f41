import { createReadStream } from 'node:fs';
import { CertificateError } from '../../certificate/certificateError.ts';
import { type Before, checkAfter } from '../../certificate/checkAfter.ts';
import type { Expected } from '../../certificate/expected.ts';
import type { Hex } from '../../chain/types.ts';
import type { Options } from '../options.ts';
import { Problem } from '../problem.ts';
import { tell } from '../report/tell.ts';
import { asText, type CheckedFile } from './certificateReport.ts';

const DIGEST = /^0x[0-9a-f]{64}$/i;

/**
 * Checks the certificates in files, each as the one after the one before, and tells what they show. The exit code is 1 when
 * a row of one is wrong, and 2 when all is right but nothing shows what the first one begins with.
 */
export async function checkFiles(options: Options): Promise<void> {
  const { certificates, after, blockHash, json } = options;
  const given = after !== undefined && DIGEST.test(after) ? (after.toLowerCase() as Hex) : undefined;
  const files = after === undefined || given !== undefined ? certificates : [after, ...certificates];
  let before: Before | undefined = given && { after: given, trustedState: given };
  for (const [at, file] of files.entries()) {
    const hash = at === files.length - 1 ? blockHash : undefined;
    const checked = await checkFile(file, { ...options, blockHash: hash }, before, given);
    tell(...(json ? [JSON.stringify(checked)] : asText(checked, hash !== undefined)));
    if (!checked.verified) process.exitCode = checked.differenceCount > 0 ? 1 : 2;
    if (checked.differenceCount > 0) return;
    before = { after: checked, trustedState: checked.trustedState };
  }
}

async function checkFile(
  file: string,
  { guild, factory, forwarder, blockHash }: Options,
  before: Before | undefined,
  given: Hex | undefined,
): Promise<CheckedFile> {
  const known = Object.entries({ guild, factory, forwarder, blockHash });
  const expected: Expected = Object.fromEntries(known.filter(([, value]) => value !== undefined));
  const checked = await checkAfter(bytesOf(file), expected, before).catch((error: Error) => {
    if (error instanceof CertificateError) error.message = `${file}: ${error.message}`;
    throw error;
  });
  const { differenceCount, trustedState } = checked;
  const verified = differenceCount === 0 && (trustedState === null || trustedState === given);
  return { verified, file, ...checked };
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
