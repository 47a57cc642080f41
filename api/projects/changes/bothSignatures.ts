import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { signatureBy } from '../../prepare/signing.ts';

/** Who must sign what client and contributor agree on, lower-case. */
export type Parties = { client: string; contributor: string };

/**
 * The signatures of client and contributor, in the form that `Projects` takes.
 *
 * @throws UserErrors when one cannot be its account's.
 */
export async function bothSignatures(
  scope: PrepareScope,
  { client, contributor }: Parties,
  { clientSignature, contributorSignature }: { clientSignature: string; contributorSignature: string },
): Promise<[string, string]> {
  return Promise.all([
    signatureBy(scope, client, clientSignature, 'clientSignature'),
    signatureBy(scope, contributor, contributorSignature, 'contributorSignature'),
  ]);
}
