import { createLedger } from '../../api/ledger/ledger.ts';
import { stepsTo } from '../../api/provenance/stepsTo.ts';
import type { Random } from '../../testing/random.ts';
import type { Stage } from '../contracts/replay/moves/move.ts';
import { expectProvenance, type JudgedEntry, pays, readJudged } from '../ledger/questions/expectProvenance.ts';
import type { GameStage } from './gameStage.ts';

const MOST_PAYMENTS = 40;
const PAGE = 50;

/** Expects of payments of a guild, picked at random, that what led to them is what must have, at a block. */
export async function checkProvenance(stage: GameStage, guild: Stage, at: number, random: Random): Promise<void> {
  const ledger = createLedger({ graphNodeUrl: stage.ledger.queryUrl });
  try {
    const all = await readJudged(stage.ledger.queryUrl, String(guild.accessManager.target).toLowerCase(), at);
    const byId = new Map(all.map((entry) => [entry.id, entry]));
    const left = all.filter(pays);
    for (let count = 0; count < MOST_PAYMENTS && left.length > 0; count += 1) {
      const [payment] = left.splice(random.number(left.length), 1) as [JudgedEntry];
      const steps: { node: string; role: string }[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await stepsTo({ id: payment.id, block: { number: at } }, { first: PAGE, after }, ledger);
        if (page === null) throw new Error(`${payment.kind} is said to pay nothing.`);
        steps.push(...page.edges);
        [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
      }
      const judged = steps.map(({ node, role }) => ({ ...(byId.get(node) as JudgedEntry), role }));
      expectProvenance(payment, judged, all);
    }
  } finally {
    await ledger.close();
  }
}
