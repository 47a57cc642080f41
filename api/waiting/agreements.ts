import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { Waiter, WaitingStep } from './waitingStep.ts';

type Asking = { ledger: Pick<GatewayContext['ledger'], 'query'>; block: { number: number } };

const ASKED = `query ($guilds: [String!]!, $account: String!, $block: Block_height!) {
  actionPolicies(first: 100, block: $block, where: { guild_in: $guilds, enabled: true, agreement_not: null }) {
    guild { id name }
    agreement { id current { version title digest acceptances(first: 1, where: { account: $account }) { id } } }
  }
}`;
const askedSchema = z.object({
  actionPolicies: z.array(
    z.object({
      guild: z.object({ id: z.string(), name: z.string() }),
      agreement: z.object({
        id: z.string(),
        current: z.object({
          version: z.coerce.number(),
          title: z.string(),
          digest: z.string(),
          acceptances: z.array(z.object({ id: z.string() })),
        }),
      }),
    }),
  ),
});

/** Agreements that guilds ask for and whose current version an account has not accepted. */
export async function waitingAgreements(
  guilds: readonly string[],
  { account }: Waiter,
  { ledger, block }: Asking,
): Promise<WaitingStep[]> {
  if (guilds.length === 0) return [];
  const { actionPolicies } = askedSchema.parse(await ledger.query(ASKED, { guilds, account, block }));
  const open = actionPolicies.filter(({ agreement }) => agreement.current.acceptances.length === 0);
  const each = new Map(open.map((policy) => [policy.agreement.id, policy]));
  return [...each.values()].map(({ guild, agreement: { id, current } }) => ({
    guild: guild.id,
    guildName: guild.name,
    mutation: 'prepareAcceptAgreement',
    input: { agreement: id, version: current.version, digest: current.digest, from: account },
    title: current.title,
    sentence: `The guild asks for the acceptance of version ${current.version} of this agreement.`,
    until: null,
  }));
}
