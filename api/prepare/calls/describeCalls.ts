import { dataLength, type TransactionDescription, ZeroAddress } from 'ethers';
import type { ContractName } from '../../chain/calls/abis.ts';
import { type AbiValue, abiValues } from '../../chain/calls/abiValues.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { NATIVE_METADATA } from '../../chain/calls/nativeCoin.ts';
import { parseCall } from '../../chain/calls/parseCall.ts';
import type { PrepareScope } from '../prepareContext.ts';
import { UserErrors, validationError } from '../userErrors.ts';
import { account, amount, oneLine } from '../words.ts';
import type { BareCall, DescribedCall } from './call.ts';
import { type CalledContract, calledContract } from './calledContract.ts';
import { innerCalls } from './innerCalls.ts';
import { sentences } from './sentences/sentences.ts';

/** More calls within calls than anybody would read before a vote. */
const MOST_CALLS = 100;
/** Bytes of calldata, those of calls within calls counted at each level: decoding them takes time. */
const MOST_BYTES = 400_000;
const MOST_ARGUMENTS = 200;

/** For whom calls are described, and how many more may be. */
type Asked = { scope: PrepareScope; contracts: GuildContracts; room: { calls: number; bytes: number } };

/** There is more than anybody could read; the message says of what. */
class TooMuch extends Error {}

/**
 * Says what calls do, by their data alone, with the calls that they have other contracts make.
 *
 * @param contracts - Of the guild for which they are made.
 * @param field - Path of the input field that they came from.
 * @throws UserErrors when they are too many to be read.
 */
export async function describeCalls(
  scope: PrepareScope,
  contracts: GuildContracts,
  calls: readonly BareCall[],
  field: string[],
): Promise<DescribedCall[]> {
  try {
    return await describeAll(withRoom(scope, contracts), calls);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    const message = `These are ${error.message}: nobody could read them before a vote.`;
    throw new UserErrors(validationError(field, message));
  }
}

/** Says what a call does that somebody has proposed already, as {@link describeCalls}; it may be more than can be read. */
export async function describeCall(
  scope: PrepareScope,
  contracts: GuildContracts,
  call: BareCall,
): Promise<DescribedCall> {
  try {
    return await describeOne(withRoom(scope, contracts), call);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return unread(call, `make a call of ${account(call.to)} that nobody could read: ${error.message}`);
  }
}

function withRoom(scope: PrepareScope, contracts: GuildContracts): Asked {
  return { scope, contracts, room: { calls: MOST_CALLS, bytes: MOST_BYTES } };
}

async function describeAll(asked: Asked, calls: readonly BareCall[]): Promise<DescribedCall[]> {
  if (calls.length > asked.room.calls) throw tooMany();
  const described: DescribedCall[] = [];
  for (const call of calls) described.push(await describeOne(asked, call));
  return described;
}

async function describeOne(asked: Asked, call: BareCall): Promise<DescribedCall> {
  asked.room.calls -= 1;
  asked.room.bytes -= dataLength(call.data);
  if (asked.room.calls < 0) throw tooMany();
  if (asked.room.bytes < 0) throw new TooMuch(`more than ${MOST_BYTES} bytes, with the calls within them`);
  const called = await calledContract(asked.scope, asked.contracts, call);
  const parsed = called && parseCall(called.contract, call.data);
  if (!called || !parsed) return unread(call, unknownCall(call, called));
  const calls = await describeAll(asked, innerCalls(called.contract, parsed, call.to));
  const args = abiValues(parsed.fragment.inputs, parsed.args);
  const told = await tell(asked.scope, call.to, { called, parsed, args, calls });
  const sentence = `${told}${called.elsewhere}${sending(call.value)}`;
  return { ...call, sentence, contract: called.contract, function: parsed.name, args, calls };
}

function tooMany(): TooMuch {
  return new TooMuch(`more than ${MOST_CALLS} calls, with those within them`);
}

function unread(call: BareCall, sentence: string): DescribedCall {
  return { ...call, sentence, contract: null, function: null, args: [], calls: [] };
}

async function tell(
  scope: PrepareScope,
  to: string,
  found: { called: CalledContract; parsed: TransactionDescription; args: AbiValue[]; calls: DescribedCall[] },
): Promise<string> {
  const { called, parsed, args, calls } = found;
  const say = sentences[called.contract]?.[parsed.name];
  if (say) return say(parsed.args, { scope, contracts: called.contracts, to, calls });
  return plainly(called.contract, parsed.name, args);
}

/** For what anybody may call, and a vote hardly ever decides. */
function plainly(contract: ContractName, name: string, args: readonly AbiValue[]): string {
  const given = args.map((arg) => `${arg.name} ${JSON.stringify(arg.value)}`).join(', ');
  return `call ${name} of ${contract}${given === '' ? '' : ` with ${oneLine(given, MOST_ARGUMENTS)}`}`;
}

function unknownCall({ to, value, data }: BareCall, called: CalledContract | null): string {
  if (data === '0x') return value === 0n ? `call ${account(to)} with no data` : `send ${coin(value)} to ${account(to)}`;
  const whose = called ? `${called.contract}${called.elsewhere}` : account(to);
  return `make a call of ${whose} that the gateway cannot read (${dataLength(data)} bytes)${sending(value)}`;
}

function sending(value: bigint): string {
  return value === 0n ? '' : `, sending ${coin(value)}`;
}

function coin(value: bigint): string {
  return amount(value, ZeroAddress, NATIVE_METADATA);
}
