import type { Hex } from '../../verify/chain/types.ts';

/** The first and the last block of a certificate; undefined for the guild's first one and the newest. */
export type BlockPeriod = { from: bigint | undefined; to: bigint | undefined };

/** Which certificate is asked for. */
export type AskedCertificate = BlockPeriod & { guild: Hex };

/** What the thread that makes a certificate is told. */
export type CertificateOrder = AskedCertificate & {
  file: string;
  rpcUrl: string;
  graphNodeUrl: string;
  factory: Hex;
  forwarder: Hex;
};

/** How far the making of a certificate is: the block that was read, of those from the first to the last. */
export type MakingProgress = { block: bigint; from: bigint; to: bigint };

/** What became of it: the last block of what is written, why there is no such guild, or why it cannot be made now. */
export type MadeCertificate = { block: bigint; hash: Hex } | { unknown: string } | { failed: string };
