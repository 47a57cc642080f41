import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { type Basis, basisSchema } from '../blocks/basis.ts';
import { type AnswerStore, type ForwardedAnswer, isSameBasis, toForwardedAnswer } from './answerStore.ts';
import { connectRedis, type RedisConnection } from './redisConnection.ts';

/** Before each key; another number when the values change their form. */
const PREFIX = 'guildhall:answer:1:';
/** An answer is asked for as long as its block is the latest; on a quiet chain it is asked for anew after so long. */
const KEPT_MS = 300_000;
/** An answer that is longer is not shared. */
const MOST_BYTES = 4_194_304;
const DIGEST_BYTES = 32;

/** The answers that gateways share, in Redis. */
export type RedisAnswers = AnswerStore & Pick<RedisConnection, 'isUp' | 'failures' | 'close'>;

/** Shares answers in Redis, while it can be used. @returns Undefined when none is given. */
export function createRedisAnswers(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  log: Pick<Logger, 'info' | 'warn'>,
): RedisAnswers | undefined {
  if (redisUrl === undefined) return undefined;
  const redis = connectRedis(redisUrl, log);
  return {
    mayHave: () => redis.isUsable,
    async get(body, stands) {
      const key = keyOf(body, stands);
      const value = await redis.get(key, DIGEST_BYTES + MOST_BYTES);
      return value && readValue(key, value, stands);
    },
    set(body, stands, { bytes }) {
      if (!redis.isUsable || bytes.length > MOST_BYTES) return;
      const key = keyOf(body, stands);
      redis.set(key, Buffer.concat([digestOf(key, bytes), bytes]), KEPT_MS);
    },
    get isUp() {
      return redis.isUp;
    },
    get failures() {
      return redis.failures;
    },
    close: () => redis.close(),
  };
}

function keyOf(body: string, { deployment, block }: Basis): string {
  return (
    PREFIX +
    createHash('sha256')
      .update(JSON.stringify([deployment, block.hash, body]))
      .digest('base64url')
  );
}

function digestOf(key: string, bytes: Buffer): Buffer {
  return createHash('sha256').update(key).update(bytes).digest();
}

/** The answer in a value: the digest of its key and of the answer, then the answer. Undefined when it is anything else. */
function readValue(key: string, value: Buffer, stands: Basis): ForwardedAnswer | undefined {
  const bytes = value.subarray(DIGEST_BYTES);
  if (!digestOf(key, bytes).equals(value.subarray(0, DIGEST_BYTES))) return undefined;
  const answer = toForwardedAnswer(bytes);
  const basis = answer.taken && readBasis(answer.taken.basis);
  return basis && isSameBasis(basis, stands) ? answer : undefined;
}

function readBasis(text: string): Basis | undefined {
  try {
    return basisSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
