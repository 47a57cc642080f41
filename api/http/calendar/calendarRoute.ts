import type { RequestHandler } from 'express';
import type { Admission } from '../../admission/admission.ts';
import { answerFault } from '../../admission/answerFault.ts';
import { visitOf } from '../../admission/traffic/visits.ts';
import type { Calendar } from '../../calendar/calendar.ts';
import { answerBadRequest } from '../body/bodyErrors.ts';

const FILE = /^(0x[0-9a-f]{40})\.ics$/i;

/** Seconds for which a calendar is kept by whoever asks: programs ask for it every hour or so. */
const KEPT_SECONDS = 300;

/** `GET /calendar/ACCOUNT.ics`: the deadlines of what waits for an account. */
export function calendarRoute(calendar: Calendar, admission: Admission): RequestHandler {
  return async (req, res) => {
    const [, account] = FILE.exec(String(req.params.file)) ?? [];
    if (account === undefined) {
      return answerBadRequest(res, 404, 'A calendar is named by an account: /calendar/0x….ics, with 40 hex digits.');
    }
    const visit = visitOf(req, res, admission.limits);
    try {
      const text = await calendar(account.toLowerCase(), visit);
      res.setHeader('cache-control', `public, max-age=${KEPT_SECONDS}`);
      res.setHeader('x-content-type-options', 'nosniff');
      res.setHeader('content-disposition', `inline; filename="${account.toLowerCase()}.ics"`);
      res.type('text/calendar; charset=utf-8').send(text);
    } catch (error) {
      answerFault(req, res, error);
    }
  };
}
