import { withoutUrls } from '../withoutUrls.ts';

/** Codes that providers give to callers who ask too often, beside EIP-1474's -32005; Alchemy gives the HTTP status. */
const RATE_CODES: ReadonlySet<number> = new Set([429, -32005, -32007, -32016, -32029, -32090, -32097]);
const RATE_TEXT =
  /too many requests|rate.?limit|request (count|limit)|requests? (per|limit)|\/ ?sec(ond)?\b|throttl|compute units/i;
/** -32005 is also what answers to `eth_getLogs` that would be too large are refused with. */
const ANSWER_TEXT = /results|block range|response size|query (timeout|duration)/i;

/** Says that a call without revert data did run and fail, rather than that the node could not run it. */
const EXECUTION_FAILED =
  /revert|out of gas|gas required exceeds|vm exception|invalid (opcode|jump)|stack (under|over)flow|write protection|bad instruction/i;

/** An error that the chain's node answered with. Its message names no URL. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;
  /** Whatever the node says besides. */
  readonly data: unknown;

  constructor({ code, message, data }: { code: number; message: string; data?: unknown }) {
    super(withoutUrls(message));
    this.code = code;
    this.data = data;
  }

  /** Whether the node only asks to be asked less often. */
  get isRateLimit(): boolean {
    // A contract may say the same of itself.
    if (ANSWER_TEXT.test(this.message) || revertData(this) !== undefined) return false;
    return RATE_CODES.has(this.code) || RATE_TEXT.test(this.message);
  }
}

/**
 * What a call reverted with, as an error of `eth_call` or `eth_estimateGas` says it in each node's own way; empty where
 * it says only that it failed, undefined where the node could not run it at all.
 */
export function revertData({ message, data }: RpcError): string | undefined {
  return findData(data) ?? (EXECUTION_FAILED.test(message) ? '0x' : undefined);
}

/** The data lies in `data` (geth, anvil), behind a word (Nethermind), or deeper (Hardhat). */
function findData(value: unknown): string | undefined {
  if (typeof value === 'string') return /^(?:Reverted )?(0x(?:[0-9a-f]{2})*)$/i.exec(value)?.[1];
  return typeof value === 'object' && value !== null && 'data' in value ? findData(value.data) : undefined;
}
