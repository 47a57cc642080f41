import type { TokenMetadata } from '../../chain/calls/tokenMetadata.ts';
import type { PrepareScope } from '../prepareContext.ts';
import { notFoundError, UserErrors } from '../userErrors.ts';

/**
 * What a token says of itself; null when it does not tell.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is no contract at its address: a call there would seem to succeed.
 */
export async function findToken(
  { chain, block }: PrepareScope,
  token: string,
  field: string[],
): Promise<TokenMetadata | null> {
  const metadata = await chain.tokenMetadata(token, block);
  if (metadata) return metadata;
  const code = await chain.code(token, block);
  if (code === '0x') throw new UserErrors(notFoundError(field, `There is no contract at ${token} on this chain.`));
  return null;
}
