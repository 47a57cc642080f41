import { getBytes } from 'ethers';
import type { Transaction } from 'kysely';
import { type ForwardRequest, forwardRequestSigner } from '../../chain/forwardRequest.ts';
import { simulateForward } from '../../chain/simulateForward.ts';
import { sponsorshipOf } from '../../prepare/sponsorship.ts';
import { deadlineError, nonceError, policyError, signatureError, UserErrors } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import { openForwardRequests } from '../store/forwarderNonces.ts';
import { reserveQuota } from '../store/quota.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { acceptOnce, insertRequest, type Submission } from './acceptOnce.ts';
import { chooseKey } from './chooseKey.ts';
import { forwardRequestDigest, parseForwardRequestInput } from './submissionInput.ts';

/** What the chain said when a request was checked. */
type Basis = { chainNonce: bigint; blockNumber: bigint };

/**
 * Takes a signed ForwardRequest in: checked against the signature, the account's nonce, the deadline, the policy and a
 * simulation, then stored in one transaction with its quota and its first event.
 *
 * @param input of `submitForwardRequest`
 * @returns its request; that of the first submission when it is a repetition
 * @throws UserErrors with what stands against it, and then nothing is written
 */
export async function acceptForwardRequest(parts: RelayParts, input: unknown): Promise<RequestRow> {
  const { request, signature, idempotencyKey } = parseForwardRequestInput(input);
  const domain = { chainId: parts.chain.id, forwarder: parts.chain.forwarder };
  const recovered = forwardRequestSigner(domain, request, signature);
  if (recovered !== request.from) throw new UserErrors(notSigned(request.from, recovered));
  const submission = { signer: request.from, idempotencyKey, bodyHash: forwardRequestDigest(domain, request) };
  return await acceptOnce(parts, submission, {
    check: () => check(parts, request),
    book: (trx, basis) => book(parts, trx, { submission, request, signature, basis }),
  });
}

async function check({ chain, node, db, decodeRevert }: RelayParts, request: ForwardRequest): Promise<Basis> {
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
  const outcome = await simulateForward(node, chain.forwarder, request, 'pending');
  if (!outcome.ok) throw new UserErrors(decodeRevert(outcome.data, request.to));
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

function refuseOtherNonce(given: bigint, chainNonce: bigint, expected: bigint): void {
  if (given === expected) return;
  const why =
    given < chainNonce
      ? `Nonce ${given} was used already: this request, or another with its nonce, has been executed.`
      : given < expected
        ? `Nonce ${given} is held by a request that was accepted and is on its way.`
        : `Nonce ${given} is too far ahead: another request comes first.`;
  const message = `${why} Prepare the action again and sign it with nonce ${expected}.`;
  throw new UserErrors(nonceError(['request', 'nonce'], message, { expected, given }));
}

function notSigned(expected: string, recovered: string | null) {
  const message =
    recovered === null
      ? 'The signature is malformed: give the 65 bytes that eth_signTypedData_v4 returned.'
      : `The signature is not ${expected}'s for this request: it was made by ${recovered}, or for other values. ` +
        'Send the request exactly as it was signed.';
  return signatureError(['signature'], message, { expected, recovered });
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
