import { expect } from 'chai';
import { Interface } from 'ethers';
import { abis } from '../../chain/calls/abis.ts';
import { explanations } from '../../explanations.ts';
import { createRevertDecoder } from './decodeRevert.ts';

const decodeRevert = createRevertDecoder(explanations);
const CONTRACT = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const solidity = new Interface(['error Error(string)', 'error Panic(uint256)', 'error Unheard(uint256)']);

describe('createRevertDecoder', () => {
  it('gives a custom error as data and in words', () => {
    const data = abis.Projects.encodeErrorResult('ProjectsUnexpectedMilestoneStatus', [3, 1, 4]);
    expect(decodeRevert(data, CONTRACT)).to.deep.equal({
      __typename: 'RevertError',
      code: 'SIMULATION_REVERTED',
      field: null,
      contract: CONTRACT,
      data,
      errorName: 'ProjectsUnexpectedMilestoneStatus',
      args: [
        { name: 'projectId', type: 'uint256', value: '3' },
        { name: 'milestoneId', type: 'uint256', value: '1' },
        { name: 'current', type: 'uint8', value: '4' },
      ],
      message: 'Milestone 2 of project 3 is released, which does not allow this.',
    });
  });

  it('gives times as dates', () => {
    const data = abis.Projects.encodeErrorResult('ProjectsReviewWindowOpen', [1_800_000_000]);
    expect(decodeRevert(data, CONTRACT).message).to.contain('open until 2027-01-15 08:00:00 UTC;');
    const absurd = abis.Projects.encodeErrorResult('ProjectsReviewWindowOpen', [2n ** 255n]);
    expect(decodeRevert(absurd, CONTRACT).message).to.contain(`second ${2n ** 255n}`);
  });

  it('says what a freeze stops, and what to do about a call that names nobody', () => {
    const messageOf = (data: string) => decodeRevert(data, CONTRACT).message;
    const notMet = (action: number) => abis.Compliance.encodeErrorResult('ComplianceNotMet', [CONTRACT, action, 1]);
    expect(messageOf(notMet(2))).to.match(/may not withdraw or claim: it is frozen\.$/);
    expect(messageOf(notMet(4))).to.match(/may not say where money goes .*: it is frozen\.$/);
    const ownFreeze = abis.Compliance.encodeErrorResult('ComplianceOwnFreeze', [CONTRACT]);
    expect(messageOf(ownFreeze)).to.contain('another compliance officer or a proposal can');
    const fees = abis.Treasury.encodeErrorResult('TreasuryReservedPurpose', [1]);
    expect(messageOf(fees)).to.contain("Only the guild's own escrow deposits project fees");
    const frozen = abis.Treasury.encodeErrorResult('TreasuryFrozenReceiver', [CONTRACT]);
    expect(messageOf(frozen)).to.contain('is frozen');
    const indirect = abis.Treasury.encodeErrorResult('GuildContractIndirectCall', []);
    expect(messageOf(indirect)).to.contain('call directly');
  });

  it('says which role or part a call needs that its account may not make, where it knows the call', () => {
    const stranger = abis.Projects.encodeErrorResult('ProjectsUnauthorizedAccount', [1, CONTRACT]);
    const told = (name: string) => {
      const calldata = abis.Projects.getFunction(name)?.selector ?? '';
      return decodeRevert(stranger, CONTRACT, { calldata });
    };
    expect(told('abandon').message).to.equal(
      `In project 1 only the contributor of the milestone may do this, which ${CONTRACT} is not: act from an account that is.`,
    );
    expect(told('abandon').args.at(-1)).to.deep.equal({ name: 'needs', type: 'string[]', value: ['CONTRIBUTOR'] });
    expect(told('openDispute').message).to.contain('only the client or the contributor of the milestone may do this');
    expect(told('withdraw').args).to.have.lengthOf(2);
    expect(decodeRevert(stranger, CONTRACT).message).to.contain('the milestone or a reviewer or the arbiter may');
    const restricted = abis.AuditTrail.encodeErrorResult('AccessManagedUnauthorized', [CONTRACT]);
    const calldata = abis.Compliance.getFunction('freeze')?.selector ?? '';
    expect(decodeRevert(restricted, CONTRACT, { calldata }).message).to.contain('by default COMPLIANCE_OFFICER. Act');
    expect(decodeRevert(restricted, CONTRACT).message).to.contain('does not have the role that this needs. Act');
  });

  it('knows every error of every published ABI, and needs no explanation for it', () => {
    for (const abi of Object.values(abis)) {
      abi.forEachError((error) => {
        const zeros = `${error.selector}${'0'.repeat(64 * 12)}`;
        expect(decodeRevert(zeros, CONTRACT)).to.deep.include({ errorName: error.name });
      });
    }
  });

  it("gives Solidity's own errors", () => {
    const refused = decodeRevert(solidity.encodeErrorResult('Error', ['no']), CONTRACT);
    expect(refused).to.deep.include({ errorName: 'Error', args: [{ name: 'message', type: 'string', value: 'no' }] });
    const panic = decodeRevert(solidity.encodeErrorResult('Panic', [0x11]), CONTRACT);
    expect(panic).to.deep.include({ errorName: 'Panic', args: [{ name: 'code', type: 'uint256', value: '17' }] });
  });

  it('tells what has reverted from what would, by code and in words', () => {
    const unheard = solidity.encodeErrorResult('Unheard', [1]);
    const unexplained = abis.Projects.encodeErrorResult('InvalidInitialization');
    for (const data of [unheard, unexplained, '0x']) {
      const reverted = decodeRevert(data, CONTRACT, { code: 'EXECUTION_REVERTED' });
      expect(reverted.code).to.equal('EXECUTION_REVERTED');
      expect(reverted.message).to.match(/^The contract reverted with/);
      expect(decodeRevert(data, CONTRACT).message).to.match(/^The contract would revert with/);
    }
  });

  it("keeps a stranger's text in its place", () => {
    const said = (text: string) => decodeRevert(solidity.encodeErrorResult('Error', [text]), CONTRACT);
    expect(said('no\n\u202eevil').message).to.equal('The contract says: no evil');
    expect(said('x'.repeat(1_000)).message).to.have.length.below(230);
    const endless = said('x'.repeat(10_000));
    expect(endless).to.deep.include({ errorName: '', args: [] });
    expect(endless.data).to.have.lengthOf(2 + 2 * 8_192);
  });

  it('gives unknown, empty and malformed data as they are', () => {
    const unheard = solidity.encodeErrorResult('Unheard', [1]);
    const cutOff = abis.Projects.encodeErrorResult('ProjectsReviewWindowOpen', [1]).slice(0, 30);
    for (const data of [unheard, cutOff, '0x', '0x12']) {
      const decoded = decodeRevert(data, CONTRACT);
      expect(decoded).to.deep.include({ errorName: '', args: [], data });
      expect(decoded.message).to.match(/^The contract would revert with/);
    }
    expect(decodeRevert('not hex', CONTRACT).data).to.equal('0x');
  });
});
