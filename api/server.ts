import { once } from 'node:events';
import { createServer } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { guarded } from './admission/guarded.ts';
import { surviveFaults } from './admission/surviveFaults.ts';
import { createChain } from './chain/chain.ts';
import { readConfig } from './config.ts';
import { explanations } from './explanations.ts';
import { createApollo } from './http/createApollo.ts';
import { createApp } from './http/createApp.ts';
import { forwardKnown } from './http/forwardKnown.ts';
import { createHealth } from './http/health.ts';
import { createProbes } from './http/probes.ts';
import { stopOnSignal } from './http/stopOnSignal.ts';
import { createKnownOperations } from './ledger/knownOperations.ts';
import { createLedger } from './ledger/ledger.ts';
import { createLedgerGateway } from './ledger/ledgerGateway.ts';
import { createRevertDecoder } from './prepare/decodeRevert.ts';
import { createRelay } from './relay/relay.ts';
import { ownSchema } from './schema.ts';

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const decodeRevert = createRevertDecoder(explanations);
  const chain = await createChain(config);
  const relay = await createRelay({ config, chain, decodeRevert, log });
  const ledger = createLedger(config);
  const known = createKnownOperations();
  const health = createHealth(createProbes(config, relay));
  let graphql: RequestHandler | undefined;
  const application = createApp({ graphql: () => graphql, health, pageDir: config.pageDir, log });
  const httpServer = createServer(guarded(forwardKnown({ ledger, known, application }), log));
  const gateway = createLedgerGateway({ ledger, own: ownSchema(), known, log });
  const apollo = createApollo({ gateway, httpServer, log });

  surviveFaults(log);
  stopOnSignal(log, async () => {
    const wasRunning = health.state === 'running';
    health.state = 'draining';
    if (wasRunning) await apollo.stop();
    await relay.stop();
    await ledger.close();
    await chain.close();
  });

  httpServer.listen(config.port, config.host);
  await once(httpServer, 'listening');
  await apollo.start();
  graphql = expressMiddleware(apollo, { context: async () => ({ chain, ledger, relay, decodeRevert, log }) });
  relay.start();
  health.state = 'running';
  log.info({ address: httpServer.address() }, 'The gateway answers.');
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
