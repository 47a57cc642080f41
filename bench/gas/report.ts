import { writeFile } from 'node:fs/promises';
import { budgets } from '../../test/contracts/gas/budgets.ts';
import type { GasFigures } from '../../test/contracts/gas/measure.ts';
import { measureAll, snapshot } from '../../test/contracts/gas/measureAll.ts';

// Run by `npm run bench -- gas`: accepts the figures of this run and prints them beside the yardsticks'.
const figures = await measureAll();
await writeFile(snapshot, `${JSON.stringify(figures, null, 2)}\n`);
print('Projects', figures.projects, figures.plainEscrow, 'one clone per deal');
print('Governor', figures.governance, figures.plainGovernor, 'plain OpenZeppelin Governor');
print('AuditTrail', figures.audit, {}, 'no yardstick');

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
