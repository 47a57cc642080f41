import { LapsedAcceptance, LedgerEntry, Project } from '../../../generated/schema';
import { AcceptanceLapsed as AcceptanceLapsedEvent } from '../../../generated/templates/Projects/Projects';
import { projectStatusOf } from '../../lib/enums';

/** Records that an acceptance came too late; the project stays as it is. */
export function createLapsedAcceptance(entry: LedgerEntry, project: Project, event: AcceptanceLapsedEvent): void {
  const lapsed = new LapsedAcceptance(entry.id);
  lapsed.guild = entry.guild;
  lapsed.project = project.id;
  lapsed.termsHash = event.params.termsHash;
  lapsed.currentTermsHash = event.params.currentTermsHash;
  lapsed.status = projectStatusOf(event.params.status);
  lapsed.entry = entry.id;
  lapsed.save();
}
