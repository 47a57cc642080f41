import type { Hex } from '../chain/types.ts';
import { CertificateError, FalseCertificate } from './certificateError.ts';
import { type CertificateHead, GET_ANOTHER, type LedgerStanding } from './lines/certificateLine.ts';

type Named = Pick<CertificateHead, 'chainId' | 'factory' | 'forwarder' | 'guild' | 'blockHash'>;

/** What the reader of a certificate knows from elsewhere: the certificate must say the same. */
export type Expected = Partial<Named> & {
  /** The certificate before, or the digest of the state that it closes with. */
  after?: Hex | (CertificateHead & LedgerStanding) | undefined;
};

/** @throws CertificateError when a certificate is another one than is expected */
export function refuseOther(head: CertificateHead, { after, ...named }: Expected): void {
  refuseOtherNames(head, named);
  if (after !== undefined) refuseNotAfter(head, after);
}

function refuseOtherNames(head: CertificateHead, named: Partial<Named>): void {
  for (const [name, value] of Object.entries(named)) {
    const written = head[name as keyof Named];
    if (value === undefined || written === value) continue;
    const reason = `The certificate is another one: its ${name} is ${written}, not ${value}. Check what you gave, or get the one that you mean.`;
    throw name === 'blockHash' ? new FalseCertificate(reason) : new CertificateError(reason);
  }
}

function refuseNotAfter(head: CertificateHead, after: NonNullable<Expected['after']>): void {
  const { opening, fromBlock } = head;
  if (opening === null) {
    throw new CertificateError(
      'The certificate begins with its guild, so that none comes before it: check it as the first one, or alone.',
    );
  }
  if (typeof after === 'object') {
    const { chainId, factory, forwarder, guild, toBlock } = after;
    refuseOtherNames(head, { chainId, factory, forwarder, guild });
    if (BigInt(fromBlock) !== BigInt(toBlock) + 1n) {
      throw new CertificateError(
        `The certificate begins with block ${fromBlock}, and the one before ends with ${toBlock}: give certificates in ` +
          'their order, each beginning with the block after the last one of the one before.',
      );
    }
  }
  const digest = typeof after === 'object' ? after.digest : after;
  if (opening.digest === digest) return;
  throw new FalseCertificate(
    `The certificate opens with the state ${opening.digest}, and the one before closes with ${digest}: one of them is ` +
      `of another ledger, or was changed. ${GET_ANOTHER}`,
  );
}
