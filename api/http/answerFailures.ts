import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';

const clientFault = z.object({ status: z.number().min(400).max(499) });

/** Answers what express could not, in a line of text without any detail. */
export function answerFailures(log: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const read = clientFault.safeParse(error);
    if (!read.success)
      log.error({ err: error, method: req.method, path: req.path }, 'A request could not be answered.');
    res.removeHeader('content-encoding');
    res.status(read.data?.status ?? 500).type('text');
    res.send(
      read.success
        ? 'There is nothing at this address.\n'
        : 'The gateway failed for an unknown reason: tell whoever runs it when this happened.\n',
    );
  };
}
