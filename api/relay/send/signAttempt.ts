import { getBytes, keccak256 } from 'ethers';
import type { Insertable } from 'kysely';
import { transactionFees } from '../../chain/transactions/transactionFees.ts';
import type { RelayParts } from '../relayParts.ts';
import type { AttemptPurpose, RelayTables, RequestRow } from '../store/relayTables.ts';
import { executeTransaction } from './executeTransaction.ts';
import type { Fees } from './fees/fees.ts';

const FILL_GAS = 21_000n;

/** What to sign, and for which place among a key's transactions. */
export type AttemptPlan = {
  keyAddress: string;
  nonce: bigint;
  replacement: number;
  purpose: AttemptPurpose;
  fees: Fees;
  /** The request that the nonce is bound to; undefined for a hole. */
  request: RequestRow | undefined;
};

/** Signs a transaction of a relayer key, and gives it as it is stored before it is sent. */
export async function signAttempt(
  { chain, signers }: Pick<RelayParts, 'chain' | 'signers'>,
  { keyAddress, nonce, replacement, purpose, fees, request }: AttemptPlan,
): Promise<Insertable<RelayTables['relay_attempt']>> {
  const signer = signers.get(keyAddress);
  if (signer === undefined) throw new Error(`this process has no key ${keyAddress}`);
  const call =
    purpose === 'CALL' && request
      ? executeTransaction(chain.forwarder, request)
      : { to: keyAddress, value: 0n, data: '0x', gasLimit: FILL_GAS };
  const raw = await signer.sign({ ...transactionFees(chain, fees), chainId: chain.id, nonce: Number(nonce), ...call });
  return {
    request_id: request?.id ?? null,
    purpose,
    key_address: keyAddress,
    nonce,
    replacement,
    raw: Buffer.from(getBytes(raw)),
    transaction_hash: keccak256(raw),
    gas_limit: BigInt(call.gasLimit ?? FILL_GAS),
    max_fee_per_gas: fees.maxFeePerGas,
    max_priority_fee_per_gas: fees.maxPriorityFeePerGas,
    sent_at: null,
    settled_at: null,
    block_number: null,
    block_hash: null,
  };
}
