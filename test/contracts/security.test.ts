import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const document = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');
const SHOWN = /“([^”]+)” \(\[([^\]]+)\]\(\.\.\/test\/contracts\/\2\)\)/g;

/** The rows of the tables of roles. */
function rows(): string[][] {
  const [roles = ''] = document.split('\n## What attacks');
  return [...roles.matchAll(/^\| (?!at worst|---)(.+) \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
}

describe('what each role can do at worst', () => {
  it('has a role’s table under each heading', () => {
    const [roles = ''] = document.split('\n## What attacks');
    const sections = roles.split(/^## /m).slice(1);
    expect(sections).to.have.length.greaterThan(10);
    for (const section of sections) expect(section).to.include('| at worst | how far | shown by |');
  });

  it('says nothing that no test shows', () => {
    for (const [worst, , shown = ''] of rows()) {
      const tests = [...shown.matchAll(SHOWN)];
      expect(tests, worst).not.to.be.empty;
      expect(shown.replace(SHOWN, '').replaceAll('; ', ''), worst).to.equal('');
      for (const [, title = '', file = ''] of tests) {
        const code = readFileSync(new URL(file, import.meta.url), 'utf8');
        expect(code.replaceAll('\\', ''), `${worst}: ${file}`).to.include(title);
      }
    }
  });
});
