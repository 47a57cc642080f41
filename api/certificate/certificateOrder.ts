import type { Hex } from '../../verify/chain/types.ts';

/** What the thread that makes a certificate is told. */
export type CertificateOrder = {
  file: string;
  rpcUrl: string;
  graphNodeUrl: string;
  guild: Hex;
  factory: Hex;
  forwarder: Hex;
};

/** What became of it: the last block of what is written, why there is no such guild, or why it cannot be made now. */
export type MadeCertificate = { block: bigint; hash: Hex } | { unknown: string } | { failed: string };
