import { getBytes } from 'ethers';
import type { Transaction } from 'kysely';
import { type ForwarderDomain, type ForwardRequest, forwardRequestSigner } from '../../chain/forwardRequest.ts';
import { keySignature } from '../../chain/signature.ts';
import { sponsorshipOf } from '../../prepare/sponsorship.ts';
import { deadlineError, policyError, signatureError, UserErrors } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import { openForwardRequests } from '../store/forwarderNonces.ts';
import { reserveQuota } from '../store/quota.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { acceptOnce, insertRequest, type Submission } from './acceptOnce.ts';
import { chooseKey } from './chooseKey.ts';
import { refuseOtherNonce } from './forwarderNonce.ts';
import { simulateExecution, simulateInnerCall } from './simulateExecution.ts';
import { forwardRequestDigest, parseForwardRequestInput } from './submissionInput.ts';

/** What the chain said when a request was checked. */
type Basis = { chainNonce: bigint; blockNumber: bigint };

/**
 * Takes a signed ForwardRequest in: checked against the signature, the account's nonce, the deadline, the policy and a
 * simulation of the forwarder's execution, then stored in one transaction with its quota and its first event.
 *
 * @param input of `submitForwardRequest`
 * @returns its request; that of the first submission when it is a repetition
 * @throws UserErrors with what stands against it, and then nothing is written
 */
export async function acceptForwardRequest(parts: RelayParts, input: unknown): Promise<RequestRow> {
  const { request, signature: given, idempotencyKey } = parseForwardRequestInput(input);
  const domain = { chainId: parts.chain.id, forwarder: parts.chain.forwarder };
  const signature = verifiedSignature(domain, request, given);
  const submission = { signer: request.from, idempotencyKey, bodyHash: forwardRequestDigest(domain, request) };
  return await acceptOnce(parts, submission, {
    check: () => check(parts, request, signature),
    book: (trx, basis) => book(parts, trx, { submission, request, signature, basis }),
  });
}

async function check(parts: RelayParts, request: ForwardRequest, signature: string): Promise<Basis> {
  const { chain, node, db } = parts;
  const block = await chain.head();
  const [chainNonce, now, sponsorship] = await Promise.all([
    node.forwarderNonce(request.from, block.number),
    chain.nextBlockTime(),
    sponsorshipOf(chain, request, block),
  ]);
  if (request.deadline < now) throw new UserErrors(expired(request.deadline, now));
  if (!sponsorship.sponsored) throw new UserErrors(policyError(['request'], sponsorship.reason ?? 'Not sponsored.'));
  const open = await openForwardRequests(db, request.from, chainNonce);
  refuseOtherNonce(request.nonce, chainNonce, chainNonce + open);
  await (open === 0n ? simulateExecution(parts, request, signature) : simulateInnerCall(parts, request));
  return { chainNonce, blockNumber: block.number };
}

async function book(
  parts: RelayParts,
  trx: Transaction<RelayTables>,
  accepted: { submission: Submission; request: ForwardRequest; signature: string; basis: Basis },
): Promise<RequestRow> {
  const { submission, request, signature, basis } = accepted;
  const open = await openForwardRequests(trx, request.from, basis.chainNonce);
  refuseOtherNonce(request.nonce, basis.chainNonce, basis.chainNonce + open);
  const key = await chooseKey(trx, request.from, [...parts.signers.keys()]);
  if (key === undefined)
    throw new UserErrors(policyError(null, 'This gateway has no relayer key: it pays for nothing.'));
  const quotaDay = await reserveQuota(trx, request.from, parts.settings.dailyQuota);
  if (quotaDay === null) throw new UserErrors(quotaUsed(request.from, parts.settings.dailyQuota));
  return await insertRequest(
    trx,
    submission,
    {
      kind: 'FORWARD_REQUEST',
      recipient: request.to,
      value: request.value,
      gas: request.gas,
      nonce: request.nonce,
      deadline: request.deadline,
      data: Buffer.from(getBytes(request.data)),
      signature: Buffer.from(getBytes(signature)),
      key_address: key,
      quota_day: quotaDay,
      accepted_block: basis.blockNumber,
      status: 'QUEUED',
    },
    { lane: key, transactionHash: null },
  );
}

/** The signature in the form that the forwarder takes. */
function verifiedSignature(domain: ForwarderDomain, request: ForwardRequest, given: string): string {
  const { from } = request;
  const form = keySignature(given);
  if (form.problem !== undefined) {
    throw new UserErrors(signatureError(['signature'], form.problem, { expected: from, recovered: null }));
  }
  const recovered = forwardRequestSigner(domain, request, form.signature);
  if (recovered === from) return form.signature;
  const made = recovered === null ? 'by no key' : `by ${recovered}, or for other values`;
  const message =
    `The signature is not ${from}'s for this request: it was made ${made}. ` +
    'Send the request exactly as it was signed; a contract, which has no key, makes the plain call instead.';
  throw new UserErrors(signatureError(['signature'], message, { expected: from, recovered }));
}

function expired(deadline: bigint, now: bigint) {
  const message = `The request could be executed until ${deadline}, and the chain's time is ${now}. Prepare and sign anew.`;
  return deadlineError(['request', 'deadline'], message, { deadline, now });
}

function quotaUsed(signer: string, dailyQuota: number) {
  const message =
    `${signer} has used up the ${dailyQuota} requests that the relayer pays for in a day (UTC). ` +
    'Go on tomorrow, or send the transaction yourself with submitSignedTransaction.';
  return policyError(null, message, 'QUOTA_EXCEEDED');
}
