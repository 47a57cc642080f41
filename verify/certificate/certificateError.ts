/** Why a file shows nothing: it is no whole certificate, or its blocks are no chain. Its message says what to do. */
export class CertificateError extends Error {
  override readonly name: string = 'CertificateError';
}

/** What a whole certificate says is disproved by the hash that it stands on, or by what it says itself. */
export class FalseCertificate extends CertificateError {
  override readonly name = 'FalseCertificate';
}
