import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Admission } from '../admission/admission.ts';
import { receiveRequests } from '../admission/receiveRequests.ts';
import type { Certificates } from '../certificate/certificates.ts';
import type { OpenAccount } from '../config.ts';
import { currentRequest, noteCode } from '../currentRequest.ts';
import type { Publisher } from '../documents/publisher.ts';
import type { TrustedTexts } from '../texts/trustedTexts.ts';
import { allowCrossOrigin } from './allowCrossOrigin.ts';
import { answerFailures } from './answerFailures.ts';
import { refuseUnusable } from './body/bodyErrors.ts';
import { readOperation } from './body/readJson.ts';
import { certificateRoute } from './certificate/certificateRoute.ts';
import { documentRoute } from './documents/documentRoute.ts';
import { type Health, healthRoutes } from './health/health.ts';
import { nameTexts } from './nameTexts.ts';
import { page } from './page/page.ts';
import { showExplorer } from './page/showExplorer.ts';

/**
 * Makes the HTTP side of the gateway: the API at `/graphql`, documents at `/documents`, `/livez` and `/readyz`, guilds'
 * certificates at `/certificate/…`, accounts' deadlines at `/calendar/…`, and the page everywhere else.
 *
 * @param options.graphql - The API's handler, as soon as there is one.
 * @param options.trusted - Trusted documents; without them, all texts are sent.
 * @param options.eventStreams - Delivers subscriptions; without it, there are none.
 * @param options.certificates - The guilds' certificates; without them, none are served.
 * @param options.publisher - Publishes documents; without it, none are taken.
 * @param options.calendar - Tells accounts' deadlines; without it, there are no calendars.
 * @param options.pageDir - Folder of the built page.
 * @param options.testAccounts - Whom the page lets its readers act as.
 */
export function createApp(options: {
  graphql: () => RequestHandler | undefined;
  admission: Admission;
  trusted?: TrustedTexts | undefined;
  eventStreams?: RequestHandler | undefined;
  health: Health;
  certificates?: Certificates | undefined;
  publisher?: Publisher | undefined;
  calendar?: RequestHandler | undefined;
  pageDir?: string | undefined;
  testAccounts?: readonly OpenAccount[] | undefined;
  log: Pick<Logger, 'error'>;
}): Express {
  const app = express();
  app.disable('x-powered-by');
  // As Apollo reads it, however many parameters there are: what is looked at is what is answered.
  app.set('query parser', (query: string | null) => Object.fromEntries(new URLSearchParams(query ?? '')));
  // Those that are worth it have one of their own.
  app.disable('etag');
  app.use(['/livez', '/readyz'], quiet);
  app.use(healthRoutes(options.health));
  app.all(
    '/graphql',
    ...(options.pageDir === undefined ? [] : [showExplorer]),
    allowCrossOrigin,
    ...readOperation,
    refuseUnusable,
    ...(options.trusted ? [nameTexts(options.trusted)] : []),
    ...(options.eventStreams ? [options.eventStreams] : []),
    receiveRequests(options.admission),
    starting(options.graphql),
  );
  if (options.certificates !== undefined) {
    app.use('/certificate', allowCrossOrigin, certificateRoute(options.certificates, options.admission.limits));
  }
  if (options.publisher !== undefined) {
    app.all('/documents', allowCrossOrigin, documentRoute(options.publisher, options.admission));
  }
  if (options.calendar !== undefined) app.get('/calendar/:file', options.calendar);
  app.get('/test-accounts.json', quiet, (_req, res) => void res.json(options.testAccounts ?? []));
  app.use(quiet, page(options.pageDir));
  app.use(answerFailures(options.log));
  return app;
}

/** Leaves a request out of the log and of traces. */
const quiet: RequestHandler = (_req, _res, next) => {
  const request = currentRequest();
  if (request) {
    request.isQuiet = true;
    delete request.span;
  }
  next();
};

/** Hands requests on to the API's handler, and asks for patience until there is one. */
function starting(graphql: () => RequestHandler | undefined): RequestHandler {
  const extensions = { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
  return async (req, res, next) => {
    const handler = graphql();
    if (handler) await handler(req, res, next);
    else {
      noteCode(extensions.code);
      res.status(503).json({ errors: [{ message: 'The gateway is starting. Try again in a moment.', extensions }] });
    }
  };
}
