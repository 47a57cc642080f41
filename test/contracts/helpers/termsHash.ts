import { AbiCoder, keccak256, type Result, TypedDataEncoder } from 'ethers';
import type { TestContract } from './chain.ts';
import { type ScopeChange, scopeChangeTypes } from './signing.ts';

const coder = AbiCoder.defaultAbiCoder();

/** The hash of a project's terms at creation, from nothing but its `ProjectCreated` event. */
export function hashTerms(projects: TestContract, created: Result | undefined): string {
  const type = projects.interface.getEvent('ProjectCreated')?.inputs.find(({ name }) => name === 'terms');
  if (!type) throw new Error('ProjectCreated has no terms.');
  if (!created) throw new Error('There is no ProjectCreated event.');
  const { projectId, client, terms, feeBps } = created;
  return keccak256(coder.encode(['uint256', 'address', type, 'uint16'], [projectId, client, terms, feeBps]));
}

/** The hash of a project's terms after a change of scope. */
export function hashChange(previous: string, change: ScopeChange | Result): string {
  const values = Array.isArray(change) ? change.toObject() : change;
  const structHash = TypedDataEncoder.hashStruct('ScopeChange', scopeChangeTypes, values);
  return keccak256(coder.encode(['bytes32', 'bytes32'], [previous, structHash]));
}
