import { LedgerEntry, Strategy } from '../../../generated/schema';
import { StrategyAdopted as StrategyAdoptedEvent } from '../../../generated/templates/CategoryPolicy/CategoryPolicy';
import { numberedId } from '../../lib/id';

/** Records a strategy that the guild adopted. */
export function createStrategy(entry: LedgerEntry, event: StrategyAdoptedEvent): void {
  const params = event.params;
  const strategy = new Strategy(numberedId(event.address, params.strategyId));
  strategy.guild = entry.guild;
  strategy.number = params.strategyId;
  strategy.title = params.title;
  strategy.digest = params.digest;
  strategy.cid = params.cid;
  strategy.execution = entry.execution;
  strategy.entry = entry.id;
  strategy.save();
}
