import { readHead } from '../../../../verify/certificate/lines/certificateLine.ts';
import { LineReader } from '../../../../verify/certificate/lines/lineReader.ts';
import { unpackLines } from '../../../../verify/certificate/lines/lines.ts';
import { readFile } from './readFile.ts';

/**
 * Files of certificates in the order of their periods, as their first lines name them.
 *
 * @param onNext - Told which file is looked at.
 * @throws CertificateError when one is none
 */
export async function inTheirOrder<T extends Blob>(files: readonly T[], onNext: (file: T) => void): Promise<T[]> {
  const placed: { file: T; fromBlock: bigint }[] = [];
  for (const file of files) {
    onNext(file);
    const head = readHead(await new LineReader(unpackLines(readFile(file, () => undefined))).first());
    placed.push({ file, fromBlock: BigInt(head.fromBlock) });
  }
  return placed
    .sort((one, other) => (one.fromBlock < other.fromBlock ? -1 : Number(one.fromBlock > other.fromBlock)))
    .map(({ file }) => file);
}
