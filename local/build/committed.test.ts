import { expect } from 'chai';
import { committedBuilds, isCommitted } from '../bootstrap/builds.mjs';
import { repositoryRoot } from '../repositoryRoot.ts';

describe('what the build makes', () => {
  for (const build of Object.values(committedBuilds)) {
    it(`is committed for the ${build.name} as they are; if not: npm run build, and commit what changed`, () => {
      expect(isCommitted(repositoryRoot, build)).to.equal(true);
    });
  }
});
