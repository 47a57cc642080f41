import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect } from 'chai';
import { DEFAULT_PORTS } from '../../../local/bootstrap/startUsage.mjs';
import { written } from '../../../testing/written.ts';
import { difference, told } from '../../compare/difference.ts';
import { portsAdvice } from './advice.ts';
import { tell, tellAside } from './tell.ts';

const HOSTILE = 'A title\n✔ verified\u001b[1A\u202e';

describe('what verify prints', () => {
  it('has no line and no command of those whose text it shows', () => {
    const fields = [{ field: 'title', derived: '"A"', served: HOSTILE }];
    const lines = told(difference('field', { type: 'Proposal', id: '0x01', row: HOSTILE }, fields));
    const outputs = [written(process.stdout, () => tell(...lines)), written(process.stderr, () => tellAside(...lines))];
    for (const text of outputs) {
      expect(text.split('\n')).to.have.length(lines.length + 1);
      expect(text.replaceAll('\n', '')).to.match(/^[^\p{Cc}\p{Cf}]*$/u);
      expect(text).to.include('A title\\u000a✔ verified\\u001b[1A\\u202e');
    }
  });

  it('says where npm start may be when nobody is at its usual ports', () => {
    for (const port of [DEFAULT_PORTS.chain, DEFAULT_PORTS.gateway]) {
      const [advice] = portsAdvice(`The node http://127.0.0.1:${port} gives no answer: ECONNREFUSED.`);
      expect(advice).to.include('--rpc and --graphql');
    }
    expect(portsAdvice('The node http://127.0.0.1:1 gives no answer: ECONNREFUSED.')).to.deep.equal([]);
  });

  it('goes one way only', async () => {
    const others: string[] = [];
    for await (const file of glob('verify/**/*.ts')) {
      if (file === 'verify/cli/report/tell.ts' || file.endsWith('.test.ts')) continue;
      if (/console\.|process\.std(out|err)/.test(readFileSync(file, 'utf8'))) others.push(file);
    }
    expect(others).to.deep.equal([]);
  });
});
