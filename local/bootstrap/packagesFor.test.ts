import { expect } from 'chai';
import { repositoryRoot } from '../repositoryRoot.ts';
import { packagesFor } from './packagesFor.mjs';

describe('the packages of a command', () => {
  it('are all of them for a start that traces, which says so before anything is built', () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    expect(packagesFor(repositoryRoot, 'start', env)).to.equal('all');
    expect(packagesFor(repositoryRoot, 'none', env)).to.equal('none');
  });

  it('are those of a start where all that is built is committed, and all of them elsewhere', () => {
    expect(packagesFor(repositoryRoot, 'start', {})).to.equal('start');
    expect(packagesFor(import.meta.dirname, 'start', {})).to.equal('all');
  });
});
