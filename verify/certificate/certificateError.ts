/** Why a file shows nothing: it is no whole certificate, or its blocks are no chain. Its message says what to do. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
}
