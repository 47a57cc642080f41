import { z } from 'zod';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, bytes32, optionalDeadline, parsedBy, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { deadlineOf, typedDataFor } from '../prepare/signing.ts';
import { agreements, parseAgreementId } from './agreement.ts';

const inputSchema = z.object({
  agreement: parsedBy(parseAgreementId),
  from: address,
  version: uint(32),
  digest: bytes32,
  deadline: optionalDeadline,
});

/** Resolver of `prepareAcceptAgreement`: `Compliance.acceptAgreement`. */
export const prepareAcceptAgreement = prepareMutation(inputSchema, async (input, scope) => {
  const { agreement, from, version, digest } = input;
  const { contracts, label } = await findNumbered(scope, agreement, agreements, ['agreement']);
  const { compliance } = contracts;
  const read = { contract: 'Compliance', to: compliance, function: 'nonces', args: [from] } as const;
  const [nonce] = await scope.chain.read(read, scope.block);
  const deadline = deadlineOf(scope, input.deadline);
  const message = { account: from, agreementId: agreement.number, version, digest, nonce, deadline };
  return {
    to: compliance,
    contract: 'Compliance',
    function: 'acceptAgreement',
    args: [agreement.number, version, digest],
    summary: `Accept version ${version} of ${label}`,
    bySignature: await typedDataFor(scope, compliance, {
      name: 'AcceptAgreement',
      fields: eip712.Compliance.AcceptAgreement,
      message,
    }),
  };
});
