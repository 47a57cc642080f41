import pino from 'pino';
import { z } from 'zod';
import { createChain } from '../../api/chain/chain.ts';
import { explanations } from '../../api/explanations.ts';
import { createRevertDecoder } from '../../api/prepare/reverts/decodeRevert.ts';
import { UserErrors } from '../../api/prepare/userErrors.ts';
import { createRelay, type Relay } from '../../api/relay/relay.ts';
import { toRelayRequest } from '../../api/relay/store/toRelayRequest.ts';
import { WIDE_PURSE } from './widePurse.ts';

/** A process that runs a relay and is spoken to by messages, so that a test can kill it. */

const startSchema = z.object({
  start: z.object({
    rpcUrl: z.string(),
    chainId: z.string().transform(BigInt),
    factory: z.string(),
    forwarder: z.string(),
    databaseUrl: z.string(),
    relayerKeys: z.array(z.string()),
    failpoint: z.string().optional(),
    settings: z.record(z.string(), z.number()),
    logLevel: z.string(),
  }),
});
const submitSchema = z.object({ id: z.number(), submit: z.unknown() });

let relay: Relay | undefined;

process.on('message', (message) => {
  const start = startSchema.safeParse(message);
  if (start.success) return void begin(start.data.start);
  const submission = submitSchema.safeParse(message);
  if (submission.success) return void submit(submission.data.id, submission.data.submit);
  if (message === 'stop') return void end();
});
process.on('disconnect', () => process.exit(1));

async function begin({
  failpoint,
  settings,
  logLevel,
  ...config
}: z.infer<typeof startSchema>['start']): Promise<void> {
  const chain = await createChain(config);
  const decodeRevert = createRevertDecoder(explanations);
  const log = pino({ level: logLevel });
  relay = await createRelay({
    config: { ...config, sponsor: WIDE_PURSE, ...(failpoint && { failpoint }) },
    chain,
    decodeRevert,
    log,
    settings,
  });
  relay.start();
  process.send?.('ready');
}

async function submit(id: number, input: unknown): Promise<void> {
  try {
    const request = await relay?.submitForwardRequest(input);
    process.send?.({ id, request: request && toRelayRequest(request) });
  } catch (error) {
    const userErrors = error instanceof UserErrors ? error.errors : undefined;
    process.send?.({ id, userErrors, error: String(error) });
  }
}

async function end(): Promise<void> {
  await relay?.stop();
  process.exit(0);
}
