import { ActionPolicy, ActionPolicyChange, LedgerEntry } from '../../../generated/schema';
import { ActionPolicySet as ActionPolicySetEvent } from '../../../generated/templates/Compliance/Compliance';
import { actionOf } from '../../lib/enums';
import { smallId } from '../../lib/id';
import { agreementOrNull } from './agreement';

/** Records what an action asks for, and what it asked for. */
export function setActionPolicy(entry: LedgerEntry, event: ActionPolicySetEvent): void {
  const params = event.params;
  const policy = new ActionPolicy(smallId(event.address, params.action));
  policy.guild = entry.guild;
  policy.action = actionOf(params.action);
  policy.enabled = params.newPolicy.enabled;
  policy.minLevel = params.newPolicy.minLevel;
  policy.agreement = agreementOrNull(event.address, params.newPolicy.agreementId);
  policy.save();
  const change = new ActionPolicyChange(entry.id);
  change.policy = policy.id;
  change.oldEnabled = params.oldPolicy.enabled;
  change.newEnabled = policy.enabled;
  change.oldMinLevel = params.oldPolicy.minLevel;
  change.newMinLevel = policy.minLevel;
  change.oldAgreement = agreementOrNull(event.address, params.oldPolicy.agreementId);
  change.newAgreement = policy.agreement;
  change.entry = entry.id;
  change.save();
}
