import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { budgets } from './budgets.ts';
import type { GasFigures } from './measure.ts';
import { measureAll, snapshot } from './measureAll.ts';

describe('gas', () => {
  let figures: Record<string, GasFigures> = {};

  before(async () => {
    figures = await measureAll();
  });

  it('is what the committed snapshot says', () => {
    expect(figures, 'to accept new figures: npm run bench -- gas').to.deep.equal(
      JSON.parse(readFileSync(snapshot, 'utf8')),
    );
  });

  for (const [name, budget] of Object.entries(budgets)) {
    it(`of ${name} is at most ${budget}`, () => {
      expect(figures.projects?.[name] ?? figures.governance?.[name]).to.be.at.most(budget);
    });
  }

  it('of queue and execute is at most a tenth above OpenZeppelin’s plain Governor', () => {
    for (const name of ['queue', 'execute']) {
      const plain = figures.plainGovernor?.[name] ?? 0;
      expect(figures.governance?.[name], name).to.be.at.most(plain * 1.1);
    }
  });
});
