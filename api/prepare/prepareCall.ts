import { type ParamType, Transaction } from 'ethers';
import { abis, type ContractName } from '../chain/calls/abis.ts';
import { type AbiValue, abiValues } from '../chain/calls/abiValues.ts';
import type { Chain } from '../chain/chain.ts';
import { forwardRequestTypedData, type TypedData } from '../chain/forwarder/forwardRequest.ts';
import { accountKind } from '../chain/transactions/accountKind.ts';
import { withinTransaction } from '../chain/transactions/gasLimits.ts';
import { transactionFees } from '../chain/transactions/transactionFees.ts';
import type { PrepareScope } from './prepareContext.ts';
import { preparedGas } from './sponsorship/preparedGas.ts';
import type { Sponsorship } from './sponsorship/sponsorship.ts';
import { UserErrors, validationError } from './userErrors.ts';

/** A call to prepare. */
export type PlannedCall = {
  /** Who acts, lower-case. */
  from: string;
  /** Contract to call, lower-case. */
  to: string;
  contract: ContractName;
  function: string;
  args: readonly unknown[];
  /** Native coin to send, in wei; none by default. */
  value?: bigint;
  /** The action in words, for the person who signs. */
  summary: string;
  /** The contract's own typed data for a signature that anybody may submit. */
  bySignature?: TypedData | null;
};

/** An action ready to be signed; the SDL's `PreparedTransaction`, big integers as decimal strings. */
export type PreparedTransaction = {
  summary: string;
  call: { to: string; contract: string; function: string; args: AbiValue[]; data: string; value: string };
  unsignedTransaction: UnsignedTransaction | null;
  forwardRequest: TypedData<string> | null;
  bySignature: TypedData | null;
  simulation: { gasUsed: string; result: AbiValue[] };
  sponsorship: Sponsorship;
  expiresAt: string;
  basis: { number: string; hash: string };
};

type UnsignedTransaction = {
  type: number;
  chainId: string;
  from: string;
  to: string;
  nonce: string;
  data: string;
  value: string;
  gasLimit: string;
  maxFeePerGas: string;
  maxPriorityFeePerGas: string;
  serialized: string;
};

type RawCall = { from: string; to: string; data: string; value: bigint };

const VALID_SECONDS = 3_600n;

/**
 * Prepares a call: encodes and simulates it, and makes everything that its account can sign, which for a contract is
 * neither transaction nor ForwardRequest. All reads but the account's pending nonce are of the scope's one block.
 *
 * @throws UserErrors with the decoded revert when the contract would revert.
 */
export async function prepareCall(scope: PrepareScope, planned: PlannedCall): Promise<PreparedTransaction> {
  const { chain, block } = scope;
  const abi = abis[planned.contract];
  const fragment = abi.getFunction(planned.function);
  if (!fragment) throw new Error(`${planned.contract} has no function ${planned.function}.`);
  const data = abi.encodeFunctionData(fragment, planned.args);
  const call: RawCall = { from: planned.from, to: planned.to, data, value: planned.value ?? 0n };
  const [{ returned, gasUsed }, nonces, fees, now, kind] = await Promise.all([
    simulate(scope, call),
    noncesOf(scope, planned.from),
    feesAt(scope),
    chain.nextBlockTime(),
    accountKind(chain, planned.from, block),
  ]);
  const gas = preparedGas(gasUsed);
  const deadline = now + VALID_SECONDS;
  const request = { ...call, gas, nonce: nonces.forwarder, deadline };
  const isContract = kind === 'CONTRACT';
  const sponsorship = isContract ? withoutKey(planned.from) : await scope.relay.sponsorshipOf(chain, request, block);
  return {
    summary: planned.summary,
    call: {
      to: call.to,
      contract: planned.contract,
      function: fragment.name,
      args: abiValues(fragment.inputs, abi.decodeFunctionData(fragment, call.data)),
      data: call.data,
      value: call.value.toString(),
    },
    unsignedTransaction: isContract ? null : unsignedTransaction(chain, call, { nonce: nonces.account, gas, ...fees }),
    forwardRequest: sponsorship.sponsored
      ? forwardRequestTypedData({ chainId: chain.id, forwarder: chain.forwarder }, request)
      : null,
    bySignature: planned.bySignature ?? null,
    simulation: { gasUsed: gasUsed.toString(), result: decodeResult(planned.contract, fragment.outputs, returned) },
    sponsorship,
    expiresAt: deadline.toString(),
    basis: { number: block.number.toString(), hash: block.hash },
  };
}

function withoutKey(account: string): Sponsorship {
  const reason =
    `${account} is a contract, which has no key to sign a ForwardRequest or a transaction with. ` +
    'Have it make the plain call: propose `call.to`, `call.data` and `call.value` in its wallet.';
  return { sponsored: false, reason };
}

async function simulate(scope: PrepareScope, call: RawCall): Promise<{ returned: string; gasUsed: bigint }> {
  const { chain, block } = scope;
  if (call.value > 0n) await checkBalance(scope, call);
  const [called, estimated] = await Promise.all([chain.call(call, block), chain.estimateGas(call, block)]);
  const when = { now: block.timestamp, calldata: call.data };
  if (!called.ok) throw new UserErrors(scope.decodeRevert(called.data, call.to, when));
  if (!estimated.ok) throw new UserErrors(scope.decodeRevert(estimated.data, call.to, when));
  return { returned: called.returned, gasUsed: estimated.gas };
}

/** Nodes answer in their own words, and not as a revert, when an account cannot send what it wants to. */
async function checkBalance({ chain, block }: PrepareScope, { from, value }: RawCall): Promise<void> {
  const balance = await chain.balance(from, block);
  if (balance >= value) return;
  const message = `${from} has ${balance} wei of native coin, and this sends ${value}: add some, or send less.`;
  throw new UserErrors(validationError(null, message, 'TRANSACTION_REJECTED'));
}

async function noncesOf(
  { chain, block, relay }: PrepareScope,
  from: string,
): Promise<{ account: number; forwarder: bigint }> {
  const readForwarderNonce = async () => {
    const nonce = await chain.forwarderNonce(from, block);
    return nonce + (await relay.openForwardRequests(from, nonce));
  };
  const [account, forwarder] = await Promise.all([chain.transactionCount(from, 'pending'), readForwarderNonce()]);
  return { account: Number(account), forwarder };
}

/** The base fee may double before the highest fee is too low. */
async function feesAt({ chain, block }: PrepareScope): Promise<{ maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }> {
  const maxPriorityFeePerGas = await chain.suggestedTip();
  return { maxFeePerGas: 2n * block.baseFeePerGas + maxPriorityFeePerGas, maxPriorityFeePerGas };
}

function unsignedTransaction(
  chain: Chain,
  call: RawCall,
  terms: { nonce: number; gas: bigint; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint },
): UnsignedTransaction {
  const { nonce, gas, maxFeePerGas, maxPriorityFeePerGas } = terms;
  // A call that needs no more than this must not be refused for its margin.
  const gasLimit = withinTransaction(gas);
  const { to, data, value } = call;
  const fees = transactionFees(chain, terms);
  const unsigned = Transaction.from({ ...fees, chainId: chain.id, to, nonce, data, value, gasLimit });
  return {
    type: chain.transactionType,
    chainId: chain.id.toString(),
    from: call.from,
    to,
    nonce: nonce.toString(),
    data,
    value: value.toString(),
    gasLimit: gasLimit.toString(),
    maxFeePerGas: maxFeePerGas.toString(),
    maxPriorityFeePerGas: maxPriorityFeePerGas.toString(),
    serialized: unsigned.unsignedSerialized,
  };
}

/** Some tokens return nothing where ERC-20 says a boolean. */
function decodeResult(contract: ContractName, outputs: readonly ParamType[], returned: string): AbiValue[] {
  if (returned === '0x') return [];
  return abiValues(outputs, abis[contract].getAbiCoder().decode(outputs, returned));
}
