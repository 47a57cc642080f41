import { concat, toBeHex, ZeroHash } from 'ethers';
import type { ActingGuild } from '../../testing/ledger/actingGuild.ts';

/** Description of the proposal of calls that nobody can read before a vote. */
export const UNREADABLE = 'Read this';

/** More calls within a call than are told. */
const MANY = 101;
const NESTED = 60;
/** Calls that are one and the same 64,000 bytes: decoded, they are 64 MB. */
const SHARED = 1_000;

const word = (value: number) => toBeHex(value, 32);

/** Proposes calls that can be read, and calls that must not be believed, or not be read. */
export async function proposeUnreadable({ chain, governor, timelock, treasury, dollar }: ActingGuild): Promise<void> {
  const { founder, operator } = chain.people;
  const pay = treasury.interface.encodeFunctionData('pay', [dollar.target, operator.address, 2n, 1, ZeroHash, 'two']);
  const batch = (target: string, payloads: string[]) =>
    timelock.interface.encodeFunctionData('scheduleBatch', [
      ...[payloads.map(() => target), payloads.map(() => 0n), payloads],
      ...[ZeroHash, ZeroHash, 0n],
    ]);
  const own = String(timelock.target);
  let nested = pay;
  for (let depth = 0; depth < NESTED; depth++) nested = batch(own, [nested, nested].slice(0, depth < 8 ? 2 : 1));
  const calls: [target: unknown, calldata: string][] = [
    [timelock.target, batch(String(treasury.target), [pay])],
    // It has no such function, though it looks as if it had.
    [dollar.target, pay],
    [operator.address, pay],
    [treasury.target, pay.slice(0, -64)],
    [timelock.target, batch(String(treasury.target), new Array<string>(MANY).fill(pay))],
    [timelock.target, nested],
    [timelock.target, sharing(timelock.interface.getFunction('scheduleBatch')?.selector ?? '')],
  ];
  const [targets, calldatas] = [calls.map(([target]) => target), calls.map(([, calldata]) => calldata)];
  const values = calls.map(() => 0n);
  await chain.call(founder, governor, 'propose', targets, values, calldatas, UNREADABLE);
}

/** Calldata of `scheduleBatch` whose payloads are all the same bytes; its targets and values are as many words of it. */
function sharing(selector: string): string {
  const head = 6 * 32;
  const list = concat([word(SHARED), ...new Array<string>(SHARED).fill(word(32 * SHARED))]);
  const bytes = concat([word(64_000), `0x${'ab'.repeat(64_000)}`]);
  return concat([selector, word(head), word(head), word(head), ZeroHash, ZeroHash, word(0), list, bytes]);
}
