import { expect } from 'chai';
import { createClient } from '../../client/index.ts';
import { examples } from '../../console/src/features/explore/examples.ts';
import {
  pickValues,
  type SampleValues,
  sampleValuesDocument,
} from '../../console/src/features/explore/queries/sampleValues.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

/** Whether there is nothing in an answer but empty lists. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);
}

describe('the page’s examples', () => {
  let running: RunningStack;
  let sample: SampleValues;
  before(async () => {
    running = await runningStack();
    sample = pickValues(await createClient({ url: running.graphql }).query(sampleValuesDocument));
  });

  it('name a proposal whose vote is open, and somebody who has not cast their votes', () => {
    expect(sample.voter).to.equal(walletOf('emeka').address.toLowerCase());
  });

  for (const { id, document, variables } of examples) {
    it(`of ${id} works as it is shown, and finds something in the story`, async () => {
      const answer = await queryGraph<Record<string, unknown>>(running.graphql, document, variables(sample));
      for (const [field, found] of Object.entries(answer)) {
        if (field === '_meta') continue;
        expect(isEmpty(found), field).to.equal(false);
        if (!field.startsWith('prepare')) continue;
        const { prepared, userErrors } = found as { prepared: object | null; userErrors: object[] };
        expect(userErrors).to.deep.equal([]);
        expect(prepared).to.have.property('summary');
      }
    });
  }
});
