import { getBytes } from 'ethers';
import type { Transaction } from 'kysely';
import type { Block } from '../../chain/answers.ts';
import { parseCall } from '../../chain/calls/parseCall.ts';
import type { Chain } from '../../chain/chain.ts';
import { accountKind } from '../../chain/transactions/accountKind.ts';
import { intrinsicGas } from '../../chain/transactions/intrinsicGas.ts';
import { policyError, UserErrors, validationError } from '../../prepare/userErrors.ts';
import { type RelayParts, SIGNED_LANE } from '../relayParts.ts';
import { databaseTime } from '../store/databaseTime.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { acceptOnce, insertRequest, type Submission } from './acceptOnce.ts';
import { parseSignedTransactionInput, type SignedTransaction } from './submissionInput.ts';

type Target = SignedTransaction & { to: string };

/**
 * Takes in a transaction that its sender signed and pays for. Its bytes are stored with it and are sent as they are,
 * again and again, until its nonce is used.
 *
 * Taken are calls to contracts of guilds, to the factory and to the forwarder, and ERC-20 approvals for a guild's
 * contracts; this is a door to the guilds, not a public node.
 *
 * @param input - The input of `submitSignedTransaction`.
 * @returns Its request; that of the first submission of the same bytes when it is a repetition.
 * @throws UserErrors with what stands against it, and then nothing is written
 */
export async function acceptSignedTransaction(parts: RelayParts, input: unknown): Promise<RequestRow> {
  const { transaction, idempotencyKey } = parseSignedTransactionInput(input);
  const submission = { signer: transaction.from, idempotencyKey, bodyHash: transaction.hash };
  return acceptOnce(parts, submission, {
    check: () => check(parts, transaction),
    insert: (trx, checked) => insert(parts, trx, submission, checked),
  });
}

async function check(parts: RelayParts, transaction: SignedTransaction): Promise<{ target: Target; block: Block }> {
  const { chain, db, signers, settings } = parts;
  if (transaction.chainId !== chain.id) {
    throw rejected(`It is signed for chain ${transaction.chainId}; this gateway serves chain ${chain.id}.`);
  }
  if (transaction.type > chain.transactionType) {
    throw rejected('The blocks of this chain have no base fee: sign a legacy transaction (type 0).');
  }
  if (signers.has(transaction.from)) throw denied("A relayer's key sends only what the relay signs with it.");
  const { to } = transaction;
  if (to === null) throw denied('It would deploy a contract; only calls to guilds are accepted.');
  const target = { ...transaction, to };
  const block = await chain.head();
  const earlier = await findByHash(db, target.hash);
  if (earlier) return { target, block };
  if (!(await isTargetTaken(chain, target, block))) {
    throw denied(`${to} is not a guild's contract, and the call does not approve one as spender.`);
  }
  refuseGas(target, settings.gasCap, block);
  const [kind, used, pending, balance] = await Promise.all([
    accountKind(chain, target.from, block),
    chain.transactionCount(target.from, 'latest'),
    chain.transactionCount(target.from, 'pending'),
    chain.balance(target.from),
  ]);
  if (kind === 'CONTRACT') throw rejected(`${target.from} has code, so it cannot send transactions (EIP-3607).`);
  refuseOtherNonce(target.nonce, used, await nextNonce(db, target.from, used, pending));
  const cost = target.gasLimit * target.maxFeePerGas + target.value;
  if (balance < cost) throw rejected(`It may cost ${cost} wei, and ${target.from} has ${balance}.`);
  const call = { from: target.from, to, data: target.data, gas: target.gasLimit, value: target.value };
  const outcome = await chain.call(call, 'pending');
  if (!outcome.ok) throw new UserErrors(parts.decodeRevert(outcome.data, to, { calldata: target.data }));
  return { target, block };
}

async function insert(
  { settings }: RelayParts,
  trx: Transaction<RelayTables>,
  submission: Submission,
  { target, block }: { target: Target; block: Block },
): Promise<RequestRow> {
  const earlier = await findByHash(trx, target.hash);
  if (earlier) return earlier;
  const row = await insertRequest(
    trx,
    submission,
    {
      kind: 'SIGNED_TRANSACTION',
      recipient: target.to,
      value: target.value,
      gas: target.gasLimit,
      nonce: BigInt(target.nonce),
      deadline: (await databaseTime(trx)) + BigInt(settings.signedLifetimeSeconds),
      data: Buffer.from(getBytes(target.data)),
      signature: null,
      key_address: null,
      accepted_block: block.number,
      status: 'ASSIGNED',
    },
    { lane: SIGNED_LANE, transactionHash: target.hash },
  );
  const { replacements } = await trx
    .selectFrom('relay_attempt')
    .select(({ fn }) => fn.countAll<bigint>().as('replacements'))
    .where('key_address', '=', target.from)
    .where('nonce', '=', BigInt(target.nonce))
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('relay_attempt')
    .values({
      request_id: row.id,
      purpose: 'CALL',
      key_address: target.from,
      nonce: BigInt(target.nonce),
      // A sender may replace its own transaction by another with the same nonce: each is a request of its own.
      replacement: Number(replacements),
      raw: Buffer.from(getBytes(target.raw)),
      transaction_hash: target.hash,
      gas_limit: target.gasLimit,
      max_fee_per_gas: target.maxFeePerGas,
      max_priority_fee_per_gas: target.maxPriorityFeePerGas,
      sent_at: null,
      settled_at: null,
      block_number: null,
      block_hash: null,
    })
    .execute();
  return row;
}

/** A transaction's natural key is its hash: under another idempotency key it is still the same transaction. */
async function findByHash(
  db: RelayParts['db'] | Transaction<RelayTables>,
  hash: string,
): Promise<RequestRow | undefined> {
  return db
    .selectFrom('relay_request')
    .selectAll()
    .where('kind', '=', 'SIGNED_TRANSACTION')
    .where('body_hash', '=', hash)
    .executeTakeFirst();
}

async function isTargetTaken(chain: Chain, { to, data, value }: Target, block: Block): Promise<boolean> {
  if (to === chain.factory || to === chain.forwarder) return true;
  if ((await chain.guildOf(to, block)) !== 0n) return true;
  const approval = parseCall('ERC20', data);
  if (approval?.name !== 'approve' || value !== 0n) return false;
  return (await chain.guildOf(String(approval.args[0]), block)) !== 0n;
}

function refuseGas(transaction: SignedTransaction, gasCap: bigint, block: Block): void {
  const { gasLimit, maxFeePerGas } = transaction;
  const least = intrinsicGas(transaction);
  if (gasLimit < least) throw rejected(`Its gas limit is ${gasLimit}; it needs at least ${least}.`);
  if (gasLimit > gasCap) throw rejected(`Its gas limit is ${gasLimit}; a transaction may have at most ${gasCap}.`);
  // The base fee can fall by an eighth from block to block.
  if (maxFeePerGas < (block.baseFeePerGas * 7n) / 8n) {
    throw rejected(`It pays at most ${maxFeePerGas} wei per gas, and the base fee is ${block.baseFeePerGas}.`);
  }
}

async function nextNonce(db: RelayParts['db'], from: string, used: bigint, pending: bigint): Promise<bigint> {
  const open = await db
    .selectFrom('relay_request')
    .select('nonce')
    .where('signer', '=', from)
    .where('kind', '=', 'SIGNED_TRANSACTION')
    .where('status', 'in', ['ASSIGNED', 'BROADCAST'])
    .execute();
  const held = new Set(open.map(({ nonce }) => nonce));
  let next = pending > used ? pending : used;
  while (held.has(next)) next += 1n;
  return next;
}

function refuseOtherNonce(nonce: number, used: bigint, next: bigint): void {
  if (BigInt(nonce) < used) throw rejected(`Nonce ${nonce} is used; the account's next is ${next}.`);
  if (BigInt(nonce) > next) throw rejected(`Nonce ${nonce} is too far ahead; the account's next is ${next}.`);
}

function rejected(reason: string): UserErrors {
  const message = `The transaction cannot be sent. ${reason}`;
  return new UserErrors(validationError(['rawTransaction'], message, 'TRANSACTION_REJECTED'));
}

function denied(reason: string): UserErrors {
  return new UserErrors(policyError(['rawTransaction'], `The transaction is not accepted. ${reason}`));
}
