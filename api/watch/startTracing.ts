import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { RequestTracing } from './tracing.ts';

/** Spans that may wait to be sent; further ones are dropped. */
const MOST_WAITING = 2_048;
const EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

/**
 * Begins to trace requests, if the operator has told where to. OpenTelemetry is loaded then only, and reads the rest of its
 * standard settings itself.
 *
 * @throws Error when it is not installed.
 */
export async function startTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<RequestTracing | undefined> {
  if (tracing === undefined) return undefined;
  const { exporter, sdk, resources, makeRequest } = await load();
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ 'service.name': tracing.serviceName })),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: told(new exporter.OTLPTraceExporter({ timeoutMillis: PATIENCE_MS }), log),
        maxQueueSize: MOST_WAITING,
        scheduledDelayMillis: EVERY_MS,
        exportTimeoutMillis: PATIENCE_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('guildhall');
  log.info('Requests are traced.');
  return {
    begin: (name, headers) => makeRequest(tracer, name, headers),
    close: () => provider.shutdown().catch(() => undefined),
  };
}

async function load() {
  try {
    const [exporter, sdk, resources, { beginRequest }] = await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
      import('./tracing.ts'),
    ]);
    return { exporter, sdk, resources, makeRequest: beginRequest };
  } catch (error) {
    throw new Error(
      `Requests cannot be traced, since OpenTelemetry is not installed: run \`npm install --include=dev\`, or unset OTEL_EXPORTER_OTLP_ENDPOINT. (${(error as Error).message})`,
    );
  }
}

type SpanExporter = ConstructorParameters<
  typeof import('@opentelemetry/sdk-trace')['BatchSpanProcessor']
>[0]['exporter'];

/** Says once that a collector takes nothing, and once that it does again. */
function told(exporter: SpanExporter, log: Pick<Logger, 'info' | 'warn'>): SpanExporter {
  let fails = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failsNow = result.code !== 0;
        if (failsNow && !fails) {
          const reason = result.error?.message;
          log.warn({ reason }, 'The collector takes no traces; they are dropped until it does.');
        }
        if (!failsNow && fails) log.info('The collector takes traces again.');
        fails = failsNow;
        done({ code: 0 });
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
