import { prepareAnchor } from './prepareAnchor.ts';
import { prepareCloseFinding } from './prepareCloseFinding.ts';
import { preparePublishStatement } from './preparePublishStatement.ts';
import { prepareRaiseFinding } from './prepareRaiseFinding.ts';

/** Resolvers of the mutations of this folder. */
export const auditMutations = {
  prepareAnchor,
  prepareCloseFinding,
  preparePublishStatement,
  prepareRaiseFinding,
};
