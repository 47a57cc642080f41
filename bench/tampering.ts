import { parseArgs } from 'node:util';
import { faultOf, startCertifiedGuild } from '../testing/certificates/certifiedGuild.ts';
import { type Line, tamperAnywhere } from '../testing/certificates/tamperings.ts';
import { createRandom } from '../testing/random.ts';

const help = `Changes certificates at random, and counts how many of the changes are named: lines left out, swapped, repeated or
altered, half of them in a certificate of a guild's whole ledger, half in one of a period.

  --changes N    how many; by default 10,000
  --seed N       by default 1`;

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const certified = await startCertifiedGuild();
try {
  const { of, periods, write } = certified;
  const certificates = [await write(of), await write(periods[2])] as const;
  const falseAlarms = (await Promise.all(certificates.map((lines) => faultOf(lines)))).filter(
    (fault) => fault !== undefined,
  );
  const random = createRandom(Number(values.seed));
  const count = { changes: 0, named: 0 };
  const begun = performance.now();
  while (count.changes < Number(values.changes)) {
    const lines = certificates[count.changes % certificates.length] as Line[];
    const tampered = tamperAnywhere(lines, random);
    if (JSON.stringify(tampered) === JSON.stringify(lines)) continue;
    count.changes += 1;
    if ((await faultOf(tampered)) === undefined) console.log(`✘ change ${count.changes} is not named`);
    else count.named += 1;
  }
  const seconds = (performance.now() - begun) / 1_000;
  console.log(
    `${count.named} of ${count.changes} changes named, ${falseAlarms.length} false alarms, ${seconds.toFixed(0)} s`,
  );
  if (count.named < count.changes || falseAlarms.length > 0) process.exitCode = 1;
} finally {
  await certified.stop();
}
