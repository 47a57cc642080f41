import { z } from 'zod';

const TIMEOUT_MS = 60_000;

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).optional() })).optional(),
  extensions: z.object({ guildhall: z.looseObject({}) }).optional(),
});

/**
 * Asks a gateway a trusted document.
 *
 * @param url - The gateway's API.
 * @param asked - Id of the document, and its variables.
 * @param signal - Tells when nobody waits for the answer any more.
 * @returns The data, and `extensions.guildhall`: the deployment and the block that it stands on.
 * @throws Error that says what is wrong and what to do
 */
export async function askGateway(
  url: string,
  asked: { documentId: string; variables: Record<string, unknown> },
  signal: AbortSignal,
): Promise<{ data: Record<string, unknown>; extensions: { guildhall: Record<string, unknown> } }> {
  const { data, errors, extensions } = await answerOf(url, asked, signal);
  if (errors !== undefined && errors.length > 0) {
    throw new Error(errors.map(({ message, extensions: told }) => `${told?.code ?? 'ERROR'}: ${message}`).join('\n'));
  }
  if (!data || !extensions) throw new Error(notGateway(url));
  return { data, extensions };
}

async function answerOf(url: string, asked: object, signal: AbortSignal): Promise<z.infer<typeof answer>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    throw new Error(
      `The gateway at ${hostOf(url)} does not answer: see that it runs, and that --url is its API's. Then ask again.`,
      { cause: error },
    );
  });
  const read = answer.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new Error(notGateway(url));
  return read.data;
}

function notGateway(url: string): string {
  return `What answers at ${hostOf(url)} is no Guildhall gateway of this version: give another --url, which ends in /graphql.`;
}

/** A URL's path may hold a key. */
function hostOf(url: string): string {
  return new URL(url).host;
}
