import { getBytes } from 'ethers';
import type { Transaction } from 'kysely';
import {
  type ForwarderDomain,
  type ForwardRequest,
  forwardRequestSigner,
} from '../../chain/forwarder/forwardRequest.ts';
import { keySignature } from '../../chain/transactions/signature.ts';
import { decideSponsorship, type SponsoredPurpose } from '../../prepare/sponsorship/sponsorship.ts';
import { deadlineError, policyError, signatureError, UserErrors } from '../../prepare/userErrors.ts';
import { openPurse, type Purse } from '../purse/openPurse.ts';
import { payFrom } from '../purse/payFrom.ts';
import { QUEUE, type RelayParts } from '../relayParts.ts';
import { openForwardRequests } from '../store/forwarderNonces.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { acceptOnce, insertRequest, type Submission } from './acceptOnce.ts';
import { refuseOtherNonce } from './forwarderNonce.ts';
import { refuseExcessGas, refuseImpossibleGas } from './refuseExcessGas.ts';
import { simulateExecution, simulateInnerCall } from './simulateExecution.ts';
import { forwardRequestDigest, parseForwardRequestInput } from './submissionInput.ts';

/** What was found when a request was checked. */
type Checked = { chainNonce: bigint; blockNumber: bigint; purpose: SponsoredPurpose; purse: Purse };

/**
 * Takes a signed ForwardRequest in: checked against the signature, the account's nonce, the deadline, the policy and a
 * simulation of the forwarder's execution, then stored in one transaction with what it may cost and its first event.
 *
 * @param input - The input of `submitForwardRequest`.
 * @returns Its request; that of the first submission when it is a repetition.
 * @throws UserErrors with what stands against it, and then nothing is written
 */
export async function acceptForwardRequest(parts: RelayParts, input: unknown): Promise<RequestRow> {
  const { request, signature: given, idempotencyKey } = parseForwardRequestInput(input);
  const domain = { chainId: parts.chain.id, forwarder: parts.chain.forwarder };
  const signature = verifiedSignature(domain, request, given);
  const submission = { signer: request.from, idempotencyKey, bodyHash: forwardRequestDigest(domain, request) };
  return acceptOnce(parts, submission, {
    check: () => check(parts, request, signature),
    insert: (trx, checked) => insert(trx, { submission, request, signature, checked }),
  });
}

async function check(parts: RelayParts, request: ForwardRequest, signature: string): Promise<Checked> {
  const { chain, db, sponsor } = parts;
  refuseImpossibleGas(parts, request);
  const block = await chain.head();
  const [chainNonce, now, decision] = await Promise.all([
    chain.forwarderNonce(request.from, block.number),
    chain.nextBlockTime(),
    decideSponsorship(chain, sponsor, request, block),
  ]);
  if (request.deadline < now) throw new UserErrors(expired(request.deadline, now));
  if ('refusal' in decision) throw new UserErrors(policyError(['request'], decision.refusal));
  const { purpose } = decision;
  const opened = await openPurse(parts, request, { ...purpose, baseFeePerGas: block.baseFeePerGas });
  if ('error' in opened) throw new UserErrors(opened.error);
  const open = await openForwardRequests(db, request.from, chainNonce);
  refuseOtherNonce(request.nonce, chainNonce, chainNonce + open);
  await (open === 0n ? simulateExecution(parts, request, signature) : simulateInnerCall(parts, request));
  await refuseExcessGas(parts, request);
  return { chainNonce, blockNumber: block.number, purpose, purse: opened.purse };
}

async function insert(
  trx: Transaction<RelayTables>,
  accepted: { submission: Submission; request: ForwardRequest; signature: string; checked: Checked },
): Promise<RequestRow> {
  const { submission, request, signature, checked } = accepted;
  const open = await openForwardRequests(trx, request.from, checked.chainNonce);
  refuseOtherNonce(request.nonce, checked.chainNonce, checked.chainNonce + open);
  const row = await insertRequest(
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
      key_address: null,
      accepted_block: checked.blockNumber,
      status: 'QUEUED',
    },
    { lane: QUEUE, transactionHash: null },
  );
  await payFrom(trx, checked.purse, row, checked.purpose);
  return row;
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
  const message = `The request was valid until ${deadline}, and the chain's time is ${now}. Prepare and sign it again.`;
  return deadlineError(['request', 'deadline'], message, { deadline, now });
}
