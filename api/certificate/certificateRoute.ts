import { Router } from 'express';
import type { Hex } from '../../verify/chain/types.ts';
import type { FaultCode } from '../errors.ts';
import type { Certificates } from './certificates.ts';

const GUILD = /^0x[0-9a-f]{40}$/;
const RETRY_SECONDS = 5;

/**
 * `GET /certificate/GUILD`: the certificate of a guild up to the newest indexed block, as docs/proof.md has it. Making it
 * takes a while; until it is there the answer is 503, which says when to ask again.
 */
export function certificateRoute(certificates: Certificates): Router {
  const router = Router();
  router.get('/:guild', (req, res) => {
    const guild = String(req.params.guild).toLowerCase();
    const refuse = (status: number, message: string, code: FaultCode) => {
      if (status === 503) res.setHeader('retry-after', String(RETRY_SECONDS));
      res.status(status).json({ errors: [{ message, extensions: { code, retryable: status === 503 } }] });
    };
    if (!GUILD.test(guild)) {
      return refuse(
        400,
        'A guild is named by the address of its access manager: 0x and 40 hex digits.',
        'BAD_USER_INPUT',
      );
    }
    const found = certificates.of(guild as Hex);
    if (found === 'waiting') {
      return refuse(
        503,
        `The certificate is being made. Ask again in ${RETRY_SECONDS} seconds.`,
        'UPSTREAM_UNAVAILABLE',
      );
    }
    if ('unknown' in found) return refuse(404, found.unknown, 'BAD_USER_INPUT');
    if ('failed' in found) {
      return refuse(503, `The certificate cannot be made now: ${found.failed}`, 'UPSTREAM_UNAVAILABLE');
    }
    res.setHeader('guildhall-block', `${found.block} ${found.hash}`);
    res.attachment(`${guild}-${found.block}.certificate.gz`);
    res.sendFile(found.file, { cacheControl: false, headers: { 'cache-control': 'no-cache' } });
  });
  return router;
}
