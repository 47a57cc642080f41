import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { readTrustedDocuments } from '../../trusted/trustedDocuments.ts';

type Id = { id: string };
type Answer = { data: Record<string, object | null>; errors?: object[]; extensions: { guildhall: { block: object } } };

describe('trusted documents', () => {
  let running: RunningStack;
  let variables: Record<string, object>;
  before(async () => {
    running = await runningStack();
    const { guild } = running.story.variables;
    const some = await queryGraph<Record<'payments' | 'projects' | 'proposals' | 'ledgerAccounts', [Id]>>(
      running.graphql,
      `{
        payments: ledgerEntries(first: 1, where: { guild: "${guild}", kind: "MILESTONE_RELEASED" }) { id }
        projects(first: 1) { id }
        proposals(first: 1) { id }
        ledgerAccounts(first: 1, where: { guild: "${guild}", debits_gt: "0" }) { id }
      }`,
    );
    const entry = some.payments[0].id;
    variables = {
      entries: { guild, kinds: ['DEPOSITED', 'MILESTONE_RELEASED'], categories: ['PAYMENT'], first: 5 },
      guild: { guild },
      project: { project: some.projects[0].id },
      proof: { entry },
      proposal: { proposal: some.proposals[0].id },
      provenance: { entry },
      reconciliation: { guild },
      search: { text: 'guild', guild },
      statement: { account: some.ledgerAccounts[0].id, from: { time: '0' } },
      trialBalance: { guild },
      waitingFor: { account: walletOf('ada').address },
    };
  });

  for (const { name, id } of readTrustedDocuments()) {
    it(`has ${name} answered by its id, by POST and GET, from one block`, async () => {
      const asked = variables[name] ?? expect.fail(`Nothing is asked with ${name}.`);
      const search = new URLSearchParams({ documentId: id, variables: JSON.stringify(asked) });
      const posted = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documentId: id, variables: asked }),
      };
      const responses = [
        await fetch(running.graphql, posted),
        await fetch(running.graphql, posted),
        await fetch(`${running.graphql}?${search}`),
      ];
      const answers = (await Promise.all(responses.map((response) => response.json()))) as [Answer, Answer, Answer];
      const [{ data, errors, extensions }] = answers;
      expect(errors).to.equal(undefined);
      expect(JSON.stringify(Object.values(data)[0]).length).to.be.greaterThan(name === 'waitingFor' ? 1 : 50);
      expect(extensions.guildhall).to.satisfy((basis: object) => 'block' in basis || 'blocks' in basis);
      for (const again of answers) expect(again.data).to.deep.equal(data);
    });
  }
});
