import { Transaction, TypedDataEncoder } from 'ethers';
import { z } from 'zod';
import {
  type ForwarderDomain,
  type ForwardRequest,
  forwardRequestTypedData,
} from '../../chain/forwarder/forwardRequest.ts';
import { address, bytes, count, parseInput, time, uint } from '../../prepare/input/input.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';

const MOST_KEY_LENGTH = 255;
/** geth's txpool takes no larger transaction. */
const MOST_DATA_BYTES = 120_000;
const MOST_TRANSACTION_BYTES = 131_072;
/** Of the types of transactions there are: legacy, EIP-2930 and EIP-1559. */
const TYPES = [0, 1, 2];

const idempotencyKey = z
  .string()
  .refine((key) => [...key].length >= 1 && [...key].length <= MOST_KEY_LENGTH, 'Give 1 to 255 characters.')
  .refine(
    (key) => key.isWellFormed() && !key.includes('\0'),
    'Give characters without NUL bytes or half characters (lone surrogates).',
  );

const forwardRequestSchema = z.object({
  request: z.object({
    from: address,
    to: address,
    value: uint(256),
    gas: count(256),
    nonce: count(256),
    deadline: time(48),
    data: bytes(MOST_DATA_BYTES),
  }),
  signature: z.string(),
  idempotencyKey,
});

const signedTransactionSchema = z.object({ rawTransaction: bytes(MOST_TRANSACTION_BYTES), idempotencyKey });

/** A ForwardRequest as submitted; addresses and hex in lower case, the signature as it came. */
export type SubmittedForwardRequest = { request: ForwardRequest; signature: string; idempotencyKey: string };

/** A signed transaction as submitted. */
export type SubmittedTransaction = { transaction: SignedTransaction; idempotencyKey: string };

/** A transaction whose signature recovers to an account; addresses and hex in lower case. */
export type SignedTransaction = {
  raw: string;
  /** 0 legacy, 1 EIP-2930, 2 EIP-1559. */
  type: number;
  hash: string;
  chainId: bigint;
  from: string;
  /** Null where it would deploy a contract. */
  to: string | null;
  nonce: number;
  data: string;
  /** In wei. */
  value: bigint;
  /** In units. */
  gasLimit: bigint;
  /** Highest fee per gas, in wei; for a legacy transaction its gas price. */
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
  /** Addresses and storage keys of its access list. */
  accessList: { addresses: number; keys: number };
};

/**
 * Reads the input of `submitForwardRequest`.
 *
 * @throws UserErrors naming each field that is wrong
 */
export function parseForwardRequestInput(input: unknown): SubmittedForwardRequest {
  return parseInput(forwardRequestSchema, input);
}

/** What was signed, whole: the EIP-712 digest of a ForwardRequest. */
export function forwardRequestDigest(domain: ForwarderDomain, request: ForwardRequest): string {
  const typed = forwardRequestTypedData(domain, request);
  const { EIP712Domain: _, ...types } = typed.types;
  return TypedDataEncoder.hash(typed.domain, types, typed.message);
}

/**
 * Reads the input of `submitSignedTransaction`.
 *
 * @throws UserErrors naming each field that is wrong
 */
export function parseSignedTransactionInput(input: unknown): SubmittedTransaction {
  const { rawTransaction, idempotencyKey } = parseInput(signedTransactionSchema, input);
  return { transaction: parseTransaction(rawTransaction), idempotencyKey };
}

function parseTransaction(raw: string): SignedTransaction {
  const transaction = decode(raw);
  const { hash, from } = transaction;
  if (hash === null || from === null) throw unreadable('It is not signed: sign it, then submit the signed bytes.');
  if (!TYPES.includes(transaction.type ?? 0)) {
    throw unreadable(`Type ${transaction.type} is not accepted: sign an EIP-1559 transaction.`);
  }
  const accessList = transaction.accessList ?? [];
  return {
    raw,
    type: transaction.type ?? 0,
    hash,
    chainId: transaction.chainId,
    from: from.toLowerCase(),
    to: transaction.to?.toLowerCase() ?? null,
    nonce: transaction.nonce,
    data: transaction.data,
    value: transaction.value,
    gasLimit: transaction.gasLimit,
    maxFeePerGas: transaction.maxFeePerGas ?? transaction.gasPrice ?? 0n,
    maxPriorityFeePerGas: transaction.maxPriorityFeePerGas ?? transaction.gasPrice ?? 0n,
    accessList: {
      addresses: accessList.length,
      keys: accessList.reduce((sum, { storageKeys }) => sum + storageKeys.length, 0),
    },
  };
}

function decode(raw: string): Transaction {
  try {
    return Transaction.from(raw);
  } catch {
    throw unreadable('These bytes are not a signed transaction: give one in RLP, as eth_sendRawTransaction takes it.');
  }
}

function unreadable(message: string): UserErrors {
  return new UserErrors(validationError(['rawTransaction'], message));
}
