import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { Admission } from '../admission/admission.ts';
import { answerFault } from '../admission/answerFault.ts';
import type { Handler } from '../admission/traffic/guarded.ts';
import { type Visit, visitOf } from '../admission/traffic/visits.ts';
import type { GatewayContext } from '../context.ts';
import { currentRequest, noteFacts } from '../currentRequest.ts';
import { toldBasis } from '../ledger/blocks/namedBlocks.ts';
import { type Forwarded, forwardedVariables, type KnownOperations } from '../ledger/knownOperations.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { contentTypeFor } from '../plainJson.ts';
import type { TrustedTexts } from '../texts/trustedTexts.ts';
import { readPlain } from './body/readPlain.ts';
import { writeAnswer } from './writeAnswer.ts';

const operation = z.strictObject({
  query: z.string(),
  // As it came: a variable may have any name, `__proto__` too.
  variables: z.custom<Record<string, unknown>>(isObject).nullish(),
  operationName: z.string().nullish(),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type KnownLedger = {
  ledger: Pick<Ledger, 'forOperation'>;
  known: KnownOperations;
  admission: Admission;
  trusted?: TrustedTexts;
  verifier?: GatewayContext['verifier'];
};

/**
 * Answers ledger queries that Apollo has parsed, validated and answered before straight from graph-node's bytes: this
 * halves what the gateway spends on them. It stands in front of the application and looks at plain `POST`s of JSON and
 * at `GET`s only. Whatever is not such a query, or is answered with errors, goes on to the application, so that Apollo
 * alone decides what is refused and how.
 *
 * @param application - Answers all other requests. Where the body was read, it finds it parsed as `request.body`.
 */
export function forwardKnown(options: KnownLedger & { application: Handler }): Handler {
  const { application } = options;
  return async (request, response) => {
    const asked = await readPlain(request);
    if (asked === undefined) return application(request, response);
    if ('refuse' in asked) return asked.refuse(response);
    const visit = visitOf(request, response, options.admission.limits);
    try {
      const body = await answerKnown(options, visit, options.trusted?.withText(asked.operation) ?? asked.operation);
      if (body === undefined) return application(request, response);
      const headers = { 'content-type': contentTypeFor(request.headers.accept) };
      writeAnswer(request, response, { status: 200, headers, body, encoding: 'latin1', failed: false });
    } catch (error) {
      answerFault(request, response, error);
    }
  };
}

/**
 * The answer's text, of bytes rather than characters: what graph-node wrote in UTF-8 is passed on as it came, each byte
 * as the character of its number (`latin1`).
 */
async function answerKnown(
  { ledger, known, admission, verifier }: KnownLedger,
  visit: Visit,
  body: unknown,
): Promise<string | undefined> {
  const read = operation.safeParse(body);
  if (!read.success) return undefined;
  const { query: source, variables, operationName } = read.data;
  const asked = { source, operationName, variables: variables ?? {} };
  const priced = admission.priced(source, operationName);
  const forwarded = forwardedRequest(known.get(asked), asked.variables);
  if (forwarded === undefined || priced === undefined) return undefined;
  admission.receive(visit, asked);
  const { cost, leave } = await admission.enter(visit, priced, variables);
  const answer = await ledger.forOperation(visit.signal).forward(forwarded).catch(leaveToApollo);
  leave();
  const taken = answer?.taken;
  if (!taken) return undefined;
  noteFacts({ via: currentRequest()?.asks === 0 ? 'cache' : 'forwarded' });
  const basis = verifier === undefined ? taken.basis : JSON.stringify(toldBasis(JSON.parse(taken.basis), verifier));
  return `{"data":${taken.data},"extensions":{"guildhall":${basis.slice(0, -1)},"cost":${cost}}}}`;
}

/** Apollo asks again what graph-node did not answer, but not what it answered at too great a length. */
function leaveToApollo(error: unknown): undefined {
  if (error instanceof GraphQLError && error.extensions.code === 'UPSTREAM_UNAVAILABLE') return undefined;
  throw error;
}

/** JSON for graph-node; undefined when there is nothing to forward, or a variable has a value that cannot be used. */
function forwardedRequest(forwarded: Forwarded | undefined, variables: Record<string, unknown>): string | undefined {
  if (forwarded === undefined) return undefined;
  try {
    return `{"query":${forwarded.query},"variables":${JSON.stringify(forwardedVariables(forwarded, variables))}}`;
  } catch {
    return undefined;
  }
}
