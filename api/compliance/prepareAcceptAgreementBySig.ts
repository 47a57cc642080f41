import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, bytes32, parsedBy, signature, time, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { signatureBy } from '../prepare/signing.ts';
import { account } from '../prepare/words.ts';
import { agreements, parseAgreementId } from './agreement.ts';

const inputSchema = z.object({
  agreement: parsedBy(parseAgreementId),
  from: address,
  account: address,
  version: uint(32),
  digest: bytes32,
  deadline: time(),
  signature,
});

/** Resolver of `prepareAcceptAgreementBySig`: `Compliance.acceptAgreementBySig`. */
export const prepareAcceptAgreementBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { agreement, version, digest, deadline } = input;
  const { contracts, label } = await findNumbered(scope, agreement, agreements, ['agreement']);
  const signature = await signatureBy(scope, input.account, input.signature, 'signature');
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'acceptAgreementBySig',
    args: [input.account, agreement.number, version, digest, deadline, signature],
    summary: `Submit the signed acceptance of version ${version} of ${label} by ${account(input.account)}`,
  };
});
