import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { Admission } from '../admission/admission.ts';
import { answerFault } from '../admission/answerFault.ts';
import type { Handler } from '../admission/traffic/guarded.ts';
import { type Visit, visitOf } from '../admission/traffic/visits.ts';
import type { GatewayContext } from '../context.ts';
import { currentRequest, noteFacts } from '../currentRequest.ts';
import type { ForwardedAnswer } from '../ledger/answers/answerStore.ts';
import { basisSchema } from '../ledger/blocks/basis.ts';
import { toldBasis } from '../ledger/blocks/namedBlocks.ts';
import { type Forwarded, forwardedVariables, type KnownOperations } from '../ledger/knownOperations.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TellDocument } from '../ledger/told/tellDocument.ts';
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

const BEGIN = Buffer.from('{"data":');
const AGAIN: ReadonlySet<unknown> = new Set(['UPSTREAM_UNAVAILABLE', 'CHAIN_REORGED', 'BLOCK_NOT_INDEXED']);

/**
 * Answers ledger queries that Apollo has parsed, validated and answered before straight from graph-node's bytes, with told
 * fields put in: this halves what the gateway spends on them. It stands in front of the application and looks at plain `POST`s of JSON and
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
      writeAnswer(request, response, { status: 200, headers, body, failed: false });
    } catch (error) {
      answerFault(request, response, error);
    }
  };
}

/** The answer, in which what graph-node wrote is passed on as it came; undefined when Apollo is to make it. */
async function answerKnown(
  { ledger, known, admission, verifier }: KnownLedger,
  visit: Visit,
  body: unknown,
): Promise<Buffer | undefined> {
  const read = operation.safeParse(body);
  if (!read.success) return undefined;
  const { query: source, variables, operationName } = read.data;
  const asked = { source, operationName, variables: variables ?? {} };
  const priced = admission.priced(source, operationName);
  const operationKnown = known.get(asked);
  const forwarded = forwardedRequest(operationKnown, asked.variables);
  if (forwarded === undefined || priced === undefined) return undefined;
  admission.receive(visit, asked);
  const { cost, leave } = await admission.enter(visit, priced, variables);
  const answering = ledger.forOperation(visit.signal);
  const taken = await answerOf(forwarded, operationKnown?.telling, answering).catch(leaveToApollo);
  leave();
  if (!taken) return undefined;
  noteFacts({ via: currentRequest()?.asks === 0 ? 'cache' : 'forwarded' });
  const basis = verifier === undefined ? taken.basis : JSON.stringify(toldBasis(JSON.parse(taken.basis), verifier));
  const end = Buffer.from(`,"extensions":{"guildhall":${basis.slice(0, -1)},"cost":${cost}}}}`);
  return Buffer.concat([BEGIN, ...taken.data, end]);
}

async function answerOf(
  forwarded: string,
  telling: TellDocument | undefined,
  ledger: Ledger,
): Promise<ForwardedAnswer['taken']> {
  const { taken } = await ledger.forward(forwarded);
  if (taken === null || telling === undefined) return taken;
  const basis = basisSchema.parse(JSON.parse(taken.basis));
  const data = JSON.parse(Buffer.concat(taken.data).toString());
  // An operation that may name a block is not known.
  const told = await telling.place(data, { ledger, basis, named: new Map() });
  return { data: [Buffer.from(JSON.stringify(told))], basis: taken.basis };
}

/** Apollo asks again what graph-node did not answer, or a reorganisation kept from being told, but not what is too long. */
function leaveToApollo(error: unknown): undefined {
  if (error instanceof GraphQLError && AGAIN.has(error.extensions.code)) return undefined;
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
