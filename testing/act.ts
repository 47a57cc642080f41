import { Contract, type HDNodeWallet, type LogDescription, Transaction, type TransactionReceipt } from 'ethers';
import { abis } from '../api/chain/calls/abis.ts';
import type { TypedData } from '../api/chain/forwarder/forwardRequest.ts';
import type { PreparedTransaction } from '../api/prepare/prepareCall.ts';
import type { PrepareResolver } from '../api/prepare/prepareMutation.ts';
import type { UserError } from '../api/prepare/userErrors.ts';
import type { TestContext } from './testContext.ts';

/** A prepared action that was signed and mined. */
export type Done = { prepared: PreparedTransaction; receipt: TransactionReceipt; events: LogDescription[] };

/**
 * Prepares an action as its account.
 *
 * @throws Error with the messages of its user errors.
 */
export async function prepare(
  context: TestContext,
  resolver: PrepareResolver,
  wallet: HDNodeWallet,
  input: object,
): Promise<PreparedTransaction> {
  const { prepared, userErrors } = await resolver({}, { input: { from: wallet.address, ...input } }, context);
  if (!prepared) throw new Error(userErrors.map((error) => error.message).join(' '));
  return prepared;
}

/** The errors that an action is refused with; fails when it is prepared. */
export async function refusal(
  context: TestContext,
  resolver: PrepareResolver,
  wallet: HDNodeWallet,
  input: object,
): Promise<UserError[]> {
  const { prepared, userErrors } = await resolver({}, { input: { from: wallet.address, ...input } }, context);
  if (prepared) throw new Error(`It was prepared: ${prepared.summary}`);
  return userErrors;
}

/**
 * Prepares an action, signs exactly what was prepared, has somebody carry the ForwardRequest and waits until it is mined.
 */
export async function act(
  context: TestContext,
  resolver: PrepareResolver,
  wallet: HDNodeWallet,
  input: object,
): Promise<Done> {
  const prepared = await prepare(context, resolver, wallet, input);
  return done(prepared, await carry(context, wallet, prepared));
}

/** As {@link act}, but the account sends its own transaction and pays the gas. */
export async function actAndPay(
  context: TestContext,
  resolver: PrepareResolver,
  wallet: HDNodeWallet,
  input: object,
): Promise<Done> {
  const prepared = await prepare(context, resolver, wallet, input);
  return done(prepared, await sendOwn(context, wallet, prepared));
}

function done(prepared: PreparedTransaction, receipt: TransactionReceipt | null): Done {
  if (receipt?.status !== 1) throw new Error(`It failed on the chain: ${prepared.summary}`);
  return { prepared, receipt, events: eventsOf(receipt) };
}

/** Signs typed data as a wallet does. */
export function signTypedData(wallet: HDNodeWallet, { domain, types, message }: TypedData): Promise<string> {
  const { EIP712Domain: _, ...signed } = types;
  return wallet.signTypedData(domain, signed, message);
}

/** Signs a prepared ForwardRequest and has somebody else's account execute it at the forwarder. */
export async function carry(
  context: TestContext,
  wallet: HDNodeWallet,
  { forwardRequest, summary }: PreparedTransaction,
): Promise<TransactionReceipt | null> {
  if (!forwardRequest) throw new Error(`It is not sponsored: ${summary}`);
  const signature = await signTypedData(wallet, forwardRequest);
  const forwarder = new Contract(context.chain.forwarder, abis.Forwarder, context.funded(1));
  const { from, to, value, gas, deadline, data } = forwardRequest.message;
  const gasLimit = (BigInt(gas ?? 0) * 64n) / 63n + 500_000n;
  const sent = await forwarder.getFunction('execute')(
    { from, to, value, gas, deadline, data, signature },
    { gasLimit },
  );
  return sent.wait();
}

async function sendOwn(
  { provider }: TestContext,
  wallet: HDNodeWallet,
  { unsignedTransaction, summary }: PreparedTransaction,
): Promise<TransactionReceipt | null> {
  if (!unsignedTransaction) throw new Error(`It is not for an account of a key: ${summary}`);
  const raw = await wallet.signTransaction(Transaction.from(unsignedTransaction.serialized));
  return (await provider.broadcastTransaction(raw)).wait();
}

/** The events of a transaction that the published interfaces know. */
export function eventsOf(receipt: TransactionReceipt): LogDescription[] {
  return receipt.logs.flatMap((log) => {
    const [parsed] = Object.values(abis).flatMap((abi) => abi.parseLog(log) ?? []);
    return parsed ? [parsed] : [];
  });
}
