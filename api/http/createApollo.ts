import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';
import type { Admission } from '../admission/admission.ts';
import { admitOperations } from '../admission/admitOperations.ts';
import { documentLimits } from '../admission/limits.ts';
import type { GatewayContext } from '../context.ts';
import { createFormatError } from '../errors.ts';
import { noSubscriptions } from './noSubscriptions.ts';
import { plainJsonStatus } from './plainJsonStatus.ts';
import { tellFaults } from './tellFaults.ts';

const MOST_COMPLAINTS = 10;
const DRAIN_MS = 3_000;

/**
 * Makes the Apollo Server. What it does by default for Apollo's own platform is off: nothing is reported anywhere, and
 * no page is loaded from elsewhere.
 *
 * @param httpServer - Drained when the server is stopped: requests under way are given 3 s.
 */
export function createApollo(options: {
  gateway: GatewayInterface;
  httpServer: Server;
  admission: Admission;
  log: Logger;
}): ApolloServer<GatewayContext> {
  const { gateway, httpServer, admission, log } = options;
  return new ApolloServer<GatewayContext>({
    gateway,
    nodeEnv: 'production',
    introspection: true,
    // There is nothing to forge: see docs/decisions/0028-the-api-is-open-to-every-page.md.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    // Each complaint of an unknown name is looked up among all names.
    validationOptions: { maxErrors: MOST_COMPLAINTS },
    parseOptions: { maxTokens: documentLimits.tokens },
    maxRecursiveSelections: true,
    validationRules: [noSubscriptions],
    formatError: tellFaults(createFormatError(log)),
    stringifyResult: JSON.stringify,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      admitOperations(admission),
      plainJsonStatus,
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: DRAIN_MS }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
