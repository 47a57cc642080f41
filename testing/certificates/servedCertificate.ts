import { packLines, unpackLines } from '../../verify/certificate/lines/lines.ts';
import { allOf } from './allOf.ts';
import { answeredCertificate } from './answeredCertificate.ts';
import { eachOf } from './eachOf.ts';
import type { Line } from './tamperings.ts';

/** A certificate that a gateway serves, as it is and as lines. */
export type ServedCertificate = { bytes: Buffer; lines: Line[] };

/**
 * Has a gateway make a certificate, and gets it.
 *
 * @param address - Where the gateway is.
 * @param asked - The guild, and the period if it is one.
 */
export async function servedCertificate(address: string, asked: string): Promise<ServedCertificate> {
  const made = await answeredCertificate(`${address}/certificate/${asked}`);
  if (!made.ok) throw new Error(`The gateway gives no certificate: ${await made.text()}`);
  const bytes = Buffer.from(await made.arrayBuffer());
  return { bytes, lines: (await allOf(unpackLines(eachOf([bytes])))) as Line[] };
}

/** The bytes of a certificate of these lines. */
export async function packed(lines: readonly Line[]): Promise<Buffer> {
  return Buffer.concat(await allOf(packLines(eachOf(lines))));
}
