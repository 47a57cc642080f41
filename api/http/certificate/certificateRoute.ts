import { Router } from 'express';
import { GraphQLError } from 'graphql';
import { answerFault } from '../../admission/answerFault.ts';
import type { Limits } from '../../admission/limits.ts';
import { clientOf } from '../../admission/traffic/clientOf.ts';
import type { AskedCertificate, BlockPeriod } from '../../certificate/certificateOrder.ts';
import type { Certificates } from '../../certificate/certificates.ts';
import { inWords } from '../../certificate/certificateWait.ts';
import { fault } from '../../errors.ts';
import { answerBadRequest } from '../body/bodyErrors.ts';

const GUILD = /^0x[0-9a-f]{40}$/;
const NUMBER = /^\d{1,15}$/;
/** After how long what has failed is tried again. */
const FAILED_RETRY_SECONDS = 60;

/**
 * `GET /certificate/GUILD`: the certificate of a guild up to the newest indexed block, as docs/proof.md has it; with `from`
 * and `to`, that of the period from one block to another. Making it takes a while; until it is there the answer is 503,
 * which says when to ask again.
 */
export function certificateRoute(
  certificates: Certificates,
  limits: Pick<Limits, 'trustedProxies' | 'clientKeys'>,
): Router {
  const router = Router();
  router.get('/:guild', (req, res) => {
    const guild = String(req.params.guild).toLowerCase();
    if (!GUILD.test(guild)) {
      return answerBadRequest(res, 400, 'A guild is named by the address of its access manager: 0x and 40 hex digits.');
    }
    const period = periodOf(req.query);
    if (typeof period === 'string') return answerBadRequest(res, 400, period);
    const found = certificates.of({ guild: guild as AskedCertificate['guild'], ...period }, clientOf(req, limits));
    if ('waiting' in found) return answerFault(req, res, later(inWords(found.waiting), found.waiting.seconds));
    if ('unknown' in found) return answerBadRequest(res, 404, found.unknown);
    if ('failed' in found) {
      return answerFault(req, res, later(`The certificate cannot be made now: ${found.failed}`, FAILED_RETRY_SECONDS));
    }
    res.setHeader('guildhall-block', `${found.block} ${found.hash}`);
    res.attachment(
      `${[guild, period.from, found.block].filter((part) => part !== undefined).join('-')}.certificate.gz`,
    );
    res.sendFile(found.file, { cacheControl: false, headers: { 'cache-control': 'no-cache' } });
  });
  return router;
}

/** The period that is asked for, or what is wrong with it. */
function periodOf(query: object): BlockPeriod | string {
  const { from, to, ...others } = query as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    return `A certificate has no ${JSON.stringify(other)}: \`from\` and \`to\` name the first and the last block of its period.`;
  }
  for (const [name, value] of Object.entries({ from, to })) {
    if (value === undefined || NUMBER.test(String(value))) continue;
    return `\`${name}\` is ${JSON.stringify(value)}: give the number of a block in decimal digits.`;
  }
  const numberOf = (value: unknown) => (value === undefined ? undefined : BigInt(String(value)));
  const period = { from: numberOf(from), to: numberOf(to) };
  if (period.from !== undefined && period.to !== undefined && period.from > period.to) {
    return `The period begins with block ${period.from}, after its last one, ${period.to}: exchange them.`;
  }
  return period;
}

function later(message: string, seconds: number): GraphQLError {
  const unavailable = fault('UPSTREAM_UNAVAILABLE', message);
  const http = { status: 503, headers: new Map([['retry-after', String(seconds)]]) };
  return new GraphQLError(message, { extensions: { ...unavailable.extensions, http } });
}
