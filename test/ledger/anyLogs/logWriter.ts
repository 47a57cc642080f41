import { AbiCoder, concat, dataLength, type EventFragment, ParamType, toBeHex } from 'ethers';
import { callRpc } from '../../../local/http/rpc.ts';

const MAX_TOPICS = 4;
const WORD = 32;
/** Where the data of the log begins in the calldata: after the number of topics and room for four. */
const DATA_OFFSET = 1 + MAX_TOPICS * WORD;
const GAS = '0xf42400';
/** More would cost more gas than a transaction may. */
const LARGEST_CALLDATA = 200_000;

const coder = AbiCoder.defaultAbiCoder();

/** Makes an address a contract that writes any log: its calldata is `number of topics ‖ four topics ‖ data`. */
export async function placeLogWriter(rpcUrl: string, address: string): Promise<void> {
  await callRpc(rpcUrl, 'hardhat_setCode', [address, `0x${writerCode()}`]);
}

/**
 * Writes a log of an event at an address that {@link placeLogWriter} was called for.
 *
 * @param values - The event's parameters in order, with texts as bytes.
 * @returns The transaction's hash.
 */
export async function writeLog(
  rpcUrl: string,
  from: string,
  address: string,
  fragment: EventFragment,
  values: readonly unknown[],
): Promise<string> {
  const inputs = fragment.inputs.map(withBytes);
  const topics = [fragment.topicHash];
  const types: ParamType[] = [];
  const data: unknown[] = [];
  for (const [i, input] of inputs.entries()) {
    if (fragment.inputs[i]?.indexed) topics.push(coder.encode([input], [values[i]]));
    else {
      types.push(input);
      data.push(values[i]);
    }
  }
  return writeRawLog(rpcUrl, from, address, topics, coder.encode(types, data));
}

/** Writes a log of any topics and data, also data that is no event's, as {@link writeLog} does. */
export async function writeRawLog(
  rpcUrl: string,
  from: string,
  address: string,
  topics: readonly string[],
  data: string,
): Promise<string> {
  const send = async (calldata: string) =>
    (await callRpc(rpcUrl, 'eth_sendTransaction', [{ from, to: address, data: calldata, gas: GAS }])) as string;
  if (dataLength(data) > LARGEST_CALLDATA) {
    await callRpc(rpcUrl, 'hardhat_setCode', [address, largeLogCode(topics, data)]);
    const hash = await send('0x');
    await placeLogWriter(rpcUrl, address);
    return hash;
  }
  const room = Array.from({ length: MAX_TOPICS - topics.length }, () => toBeHex(0, WORD));
  return send(concat([toBeHex(topics.length, 1), ...topics, ...room, data]));
}

/** The same type with `bytes` for `string`: both are encoded alike. */
function withBytes(input: ParamType): ParamType {
  return ParamType.from(input.format('sighash').replaceAll(/\bstring\b/g, 'bytes'));
}

/** Copies the data to memory, then jumps to the LOG instruction for the number of topics. */
function writerCode(): string {
  const copyData = `${push(DATA_OFFSET)}360380${push(DATA_OFFSET)}${push(0)}37`;
  const readCount = `${push(0)}35${push(248)}1c`;
  const branches = Array.from({ length: MAX_TOPICS }, (_, i) => logBranch(i + 1));
  const jumpLength = jumpTo(0, 0).length;
  let target = (copyData.length + readCount.length + MAX_TOPICS * jumpLength) / 2;
  const jumps = branches.map((branch, i) => {
    const jump = jumpTo(i + 1, target);
    target += branch.length / 2;
    return jump;
  });
  return [copyData, readCount, ...jumps, ...branches].join('');
}

function jumpTo(count: number, target: number): string {
  return `80${push(count)}14${push(target)}57`;
}

/** JUMPDEST, POP, the topics from the last to the first, size and offset of the data, LOG, STOP. */
function logBranch(count: number): string {
  const offsets = Array.from({ length: count }, (_, i) => 1 + (count - 1 - i) * WORD);
  const topics = offsets.map((offset) => `${push(offset)}35`).join('');
  return `5b50${topics}${(0x80 + count).toString(16)}${push(0)}${(0xa0 + count).toString(16)}00`;
}

/** A contract that writes one log, whose data is behind its code: CODECOPY, the topics, size and offset, LOG, STOP. */
function largeLogCode(topics: readonly string[], data: string): string {
  const size = `0x63${toBeHex(dataLength(data), 4).slice(2)}`;
  const pushTopics = topics.toReversed().flatMap((topic) => ['0x7f', topic]);
  const code = (offset: number) =>
    concat([
      ...[size, `0x${push(offset)}`, `0x${push(0)}`, '0x39'],
      ...[...pushTopics, size, `0x${push(0)}`, toBeHex(0xa0 + topics.length, 1), '0x00'],
    ]);
  return concat([code(dataLength(code(0))), data]);
}

/** PUSH1 */
function push(byte: number): string {
  return `60${byte.toString(16).padStart(2, '0')}`;
}
