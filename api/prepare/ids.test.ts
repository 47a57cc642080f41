import { expect } from 'chai';
import {
  numberedIdParser,
  parseAddress,
  parseDeliverableId,
  parseGrantId,
  parseGuildId,
  parseMilestoneId,
  parseProjectId,
  parseProposalId,
  projectLedgerId,
  proposalLedgerId,
} from './ids.ts';
import { UserErrors } from './userErrors.ts';

const CHECKSUMMED = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ADDRESS = CHECKSUMMED.toLowerCase();

function problemOf(parse: () => unknown): { message: string; field: string[] | null } {
  try {
    parse();
  } catch (error) {
    if (error instanceof UserErrors && error.errors[0]) return error.errors[0];
    throw error;
  }
  throw new Error('It was taken.');
}

describe('ids', () => {
  it('takes an address in lower case or with its checksum', () => {
    expect(parseAddress(CHECKSUMMED, ['from'])).to.equal(ADDRESS);
    expect(parseAddress(ADDRESS, ['from'])).to.equal(ADDRESS);
  });

  it('refuses an address with a wrong checksum and says so', () => {
    const mistyped = CHECKSUMMED.replace('dc79C8', 'dc79c8');
    expect(problemOf(() => parseAddress(mistyped, ['from']))).to.deep.include({
      field: ['from'],
      message:
        `${mistyped} has a wrong checksum (EIP-55): a digit may be mistyped. ` +
        'Copy it again, or give it in lower case if you are sure.',
    });
  });

  for (const text of [
    '',
    '0x',
    'alice',
    ADDRESS.slice(2),
    `${ADDRESS}00`,
    ADDRESS.slice(0, -1),
    'XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS',
    7,
    null,
  ]) {
    it(`refuses ${JSON.stringify(text)} as an address`, () => {
      expect(problemOf(() => parseAddress(text, ['to'])).message).to.contain('is not an address');
    });
  }

  it('takes ids apart', () => {
    expect(parseGuildId(CHECKSUMMED, [])).to.equal(ADDRESS);
    const project = { projects: ADDRESS, projectId: 258n };
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
    expect(parseProposalId(`${ADDRESS}${'f'.repeat(64)}`, [])).to.deep.equal({
      governor: ADDRESS,
      proposalId: 2n ** 256n - 1n,
    });
    expect(numberedIdParser('a round')(`${ADDRESS}00000102`, [])).to.deep.equal({ contract: ADDRESS, number: 258n });
    expect(parseGrantId(`${ADDRESS}${'11'.repeat(20)}00000003`, [])).to.deep.equal({
      rewards: ADDRESS,
      account: `0x${'11'.repeat(20)}`,
      number: 3n,
    });
  });

  it('puts ids of the ledger together', () => {
    expect(projectLedgerId({ projects: ADDRESS, projectId: 258n })).to.equal(`${ADDRESS}00000102`);
    expect(proposalLedgerId({ governor: ADDRESS, proposalId: 1n })).to.equal(`${ADDRESS}${'1'.padStart(64, '0')}`);
  });

  it("refuses another kind's id and says what the kind's id is", () => {
    const milestone = `${ADDRESS}0000000100000000`;
    const problem = problemOf(() => parseProjectId(milestone, ['project']));
    expect(problem.field).to.deep.equal(['project']);
    expect(problem.message).to.equal(
      `"${milestone}" is not the id of a project: that is the Projects contract (20 bytes) and the number (4 bytes) ` +
        'in hexadecimal, after 0x.',
    );
    const others = [parseMilestoneId, parseDeliverableId, parseProposalId, parseGrantId, numberedIdParser('a round')];
    for (const parse of [parseGuildId, ...others]) {
      expect(problemOf(() => parse('0x12', ['id'])).message).to.contain('is not the id of');
    }
  });

  it('does not repeat a huge id', () => {
    expect(problemOf(() => parseProposalId(`0x${'a'.repeat(1e6)}`, [])).message.length).to.be.below(300);
  });
});
