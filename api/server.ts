import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestHandler } from 'express';
import { createAdmission } from './admission/admission.ts';
import { readOwnCosts } from './admission/document/ownCosts.ts';
import { limitConnections } from './admission/traffic/connectionLimits.ts';
import { guarded } from './admission/traffic/guarded.ts';
import { surviveFaults } from './admission/traffic/surviveFaults.ts';
import { type Visit, visitOf } from './admission/traffic/visits.ts';
import { createCalendar } from './calendar/calendar.ts';
import { createCertificates } from './certificate/certificates.ts';
import { createChain } from './chain/chain.ts';
import { readConfig } from './config.ts';
import { createPublisher } from './documents/publisher.ts';
import { explanations } from './explanations.ts';
import { answerGraphql } from './http/answerGraphql.ts';
import { answerUnreadable } from './http/body/answerUnreadable.ts';
import { calendarRoute } from './http/calendar/calendarRoute.ts';
import { compressAnswers } from './http/compressAnswers.ts';
import { createApollo } from './http/createApollo.ts';
import { createApp } from './http/createApp.ts';
import { forwardKnown } from './http/forwardKnown.ts';
import { createHealth } from './http/health/health.ts';
import { createProbes } from './http/health/probes.ts';
import { withPlainAddress } from './http/plainAddress.ts';
import { stopOnSignal } from './http/stopOnSignal.ts';
import { createRedisAnswers } from './ledger/answers/redisAnswers.ts';
import { createKnownOperations } from './ledger/knownOperations.ts';
import { createLedger } from './ledger/ledger.ts';
import { createLedgerGateway } from './ledger/ledgerGateway.ts';
import { createLive } from './live/live.ts';
import { eventStreams } from './live/transports/eventStreams.ts';
import { serveWebSockets } from './live/transports/serveWebSockets.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serveMetrics.ts';
import { createRevertDecoder } from './prepare/reverts/decodeRevert.ts';
import { createRelay } from './relay/relay.ts';
import { ownSchema } from './schema.ts';
import { createTrustedTexts } from './texts/trustedTexts.ts';
import { createVerifier } from './verifier/verifier.ts';
import { stepsWaitingFor } from './waiting/waitingFor.ts';
import { logRequests } from './watch/logRequests.ts';
import { startTracing } from './watch/startTracing.ts';
import { withoutUrls } from './withoutUrls.ts';

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const decodeRevert = createRevertDecoder(explanations);
  const chain = await createChain(config);
  const relay = await createRelay({ config, chain, decodeRevert, log });
  const redis = createRedisAnswers(config, log);
  const ledger = createLedger({ ...config, shared: redis });
  const known = createKnownOperations();
  const own = ownSchema();
  const trusted = createTrustedTexts(config.trustedDocuments);
  const admission = createAdmission(config.limits, readOwnCosts(own.typeDefs), trusted.check);
  const certificates = await createCertificates(config, log);
  const verifier = createVerifier(config, log);
  const shared = { chain, ledger, relay, verifier, decodeRevert, anchorInterval: config.anchorInterval, log };
  const live = createLive({ admission, shared, log });
  const health = createHealth(createProbes(config, relay, { redis }));
  const upstream = ({ signal }: Visit) => ({
    chain: chain.forOperation(signal),
    ledger: ledger.forOperation(signal),
  });
  const calendar = createCalendar(admission, (account, visit) => stepsWaitingFor(account, upstream(visit)));
  let graphql: RequestHandler | undefined;
  const application = createApp({
    graphql: () => graphql,
    admission,
    trusted,
    eventStreams: eventStreams(live, config.limits),
    health,
    certificates,
    publisher: createPublisher(config, log),
    calendar: calendarRoute(calendar, admission),
    pageDir: config.pageDir,
    testAccounts: config.testAccounts,
    log,
  });
  const handler = compressAnswers(
    withPlainAddress(forwardKnown({ ledger, known, admission, trusted, verifier, application })),
  );
  const tracing = await startTracing(config, log);
  const logged = logRequests(guarded(handler, log), { limits: config.limits, log, tracing });
  const httpServer = limitConnections(answerUnreadable(createServer(logged), log));
  const gateway = createLedgerGateway({ ledger, own, known, log });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => live.setSchema(apiSchema));
  const closeSockets = serveWebSockets(httpServer, { live, limits: config.limits, log });
  const apollo = createApollo({ gateway, httpServer, admission, log });

  const closeMetrics = await serveMetrics(createMetrics({ ledger, verifier, health, redis }), config, log);

  surviveFaults(log);
  stopOnSignal(log, async () => {
    const wasRunning = health.state === 'running';
    health.state = 'draining';
    live.close();
    await closeSockets();
    if (wasRunning) await apollo.stop();
    await certificates.close();
    await verifier?.close();
    await closeMetrics?.();
    await relay.stop();
    await ledger.close();
    await redis?.close();
    await chain.close();
    await tracing?.close();
  });

  httpServer.listen(config.port, config.host);
  await once(httpServer, 'listening');
  await apollo.start();
  graphql = answerGraphql(apollo, (req, res) => {
    const visit = visitOf(req, res, config.limits);
    return { ...shared, ...upstream(visit), visit };
  });
  relay.start();
  health.state = 'running';
  log.info({ address: httpServer.address() }, 'The gateway answers.');
}

try {
  await start();
} catch (error) {
  console.error(withoutUrls(error instanceof Error ? error.message : String(error)));
  process.exit(1);
}
