import { expect } from 'chai';
import { problemOf } from '../../testing/problemOf.ts';
import { parseDeliverableId, parseMilestoneId, parseProjectId, projectLedgerId } from './ids.ts';

const ADDRESS = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

describe('ids of projects, milestones and deliverables', () => {
  const project = { projects: ADDRESS, projectId: 258n };

  it('are taken apart', () => {
    expect(parseProjectId(`${ADDRESS}00000102`, [])).to.deep.equal(project);
    expect(parseMilestoneId(`${ADDRESS}00000102FFFFFFFF`, [])).to.deep.equal({
      ...project,
      milestoneId: 4_294_967_295n,
    });
    expect(parseDeliverableId(`${ADDRESS}00000102000000030004`, [])).to.deep.equal({
      ...project,
      milestoneId: 3n,
      revision: 4n,
    });
  });

  it('are put together', () => {
    expect(projectLedgerId(project)).to.equal(`${ADDRESS}00000102`);
  });

  it("are not another kind's, and the message says what they are", () => {
    const milestone = `${ADDRESS}0000000100000000`;
    const problem = problemOf(() => parseProjectId(milestone, ['project']));
    expect(problem.field).to.deep.equal(['project']);
    expect(problem.message).to.equal(
      `"${milestone}" is not the id of a project: that is the Projects contract (20 bytes) and the number (4 bytes) ` +
        'in hexadecimal, after 0x.',
    );
    for (const parse of [parseMilestoneId, parseDeliverableId]) {
      expect(problemOf(() => parse('0x12', ['id'])).message).to.contain('is not the id of');
    }
  });
});
