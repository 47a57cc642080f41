import type { IncomingHttpHeaders } from 'node:http';
import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { RequestSpan, WorkSpan } from '../requestSpan.ts';
import { readTraceparent } from './requestId.ts';

/** Begins the traces of requests. */
export type RequestTracing = {
  /** Begins a request's, within its caller's where the request names one. */
  begin(name: string, headers: IncomingHttpHeaders): RequestSpan;
  /** Sends what waits to be sent. */
  close(): Promise<void>;
};

/** Makes a request's span. */
export function beginRequest(tracer: Tracer, name: string, headers: IncomingHttpHeaders): RequestSpan {
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, callerOf(headers));
  const within = trace.setSpan(ROOT_CONTEXT, span);
  return {
    traceId: span.spanContext().traceId,
    begin: (part, attributes, startTime) => {
      const kind = part === 'admission' ? SpanKind.INTERNAL : SpanKind.CLIENT;
      return workSpan(tracer.startSpan(part, { kind, attributes, ...(startTime && { startTime }) }, within));
    },
    end(attributes, failure) {
      span.setAttributes(attributes);
      endSpan(span, failure);
    },
  };
}

function callerOf(headers: IncomingHttpHeaders): Context {
  const caller = readTraceparent(headers);
  if (caller === undefined) return ROOT_CONTEXT;
  const traceFlags = caller.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  const context = { traceId: caller.trace, spanId: caller.parent, traceFlags, isRemote: true };
  return isSpanContextValid(context) ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;
}

function workSpan(span: Span): WorkSpan {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    traceparent: `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`,
    end: (failure) => endSpan(span, failure),
  };
}

function endSpan(span: Span, failure: string | undefined): void {
  if (failure !== undefined) {
    span.setAttribute('error.type', failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
