import { writeFile } from 'node:fs/promises';
import { budgets } from './budgets.ts';
import type { GasFigures } from './measure.ts';
import { measureAll, snapshot } from './measureAll.ts';

// Run by `npm run bench -- gas`: accepts the figures of this run and prints them beside the yardsticks'.
const figures = await measureAll();
await writeFile(snapshot, `${JSON.stringify(figures, null, 2)}\n`);
print('Projects', figures.projects, figures.plainEscrow, 'one clone per deal');
print('Projects, with rewards', figures.projectsWithRewards, figures.plainEscrow, 'one clone per deal');
print('Governor', figures.governance, figures.plainGovernor, 'plain OpenZeppelin Governor');

function print(title: string, ours: GasFigures = {}, plain: GasFigures = {}, yardstick: string) {
  console.log(`\n| ${title} | gas | budget | ${yardstick} | ratio |\n|---|---|---|---|---|`);
  for (const [name, gas] of Object.entries(ours)) {
    const budget = (budgets as GasFigures)[name]?.toLocaleString('en') ?? '';
    const theirs = plain[name];
    const ratio = theirs ? (gas / theirs).toFixed(2) : '';
    console.log(
      `| ${name} | ${gas.toLocaleString('en')} | ${budget} | ${theirs?.toLocaleString('en') ?? ''} | ${ratio} |`,
    );
  }
}
