import { readFile } from 'node:fs/promises';
import type { InterfaceAbi } from 'ethers';
import { type ContractName, libraryNames } from './abis.ts';

/** Where other bytes belong in a bytecode, counted in bytes. */
export type Place = { start: number; length: number };

/** Places of library addresses, by source file and library. */
export type LinkReferences = Record<string, Record<string, Place[]>>;

/** A compiled contract, as `bytecode/<name>.json` has it; bytes are hex with 0x, and the places in them hold zeros or placeholders. */
export type Bytecode = {
  /** Its source, as the compiler names it. */
  sourceName: string;
  /** What creates it, without the constructor's arguments. */
  bytecode: string;
  linkReferences: LinkReferences;
  /** What is on the chain once it is created. */
  deployedBytecode: string;
  deployedLinkReferences: LinkReferences;
  /** Where the constructor writes its immutables, in ascending order. */
  immutablePlaces: Place[];
};

/**
 * Reads a contract's committed bytecode.
 *
 * @param name - The contract.
 * @returns What the compiler made of it.
 */
export async function readBytecode(name: ContractName): Promise<Bytecode> {
  return JSON.parse(await readFile(new URL(`../bytecode/${name}.json`, import.meta.url), 'utf8')) as Bytecode;
}

/**
 * Reads a contract's ABI.
 *
 * @param name - The contract.
 * @returns Its ABI; an empty one for a library, as none of theirs is published.
 */
export async function readAbi(name: ContractName): Promise<InterfaceAbi> {
  if ((libraryNames as readonly ContractName[]).includes(name)) return [];
  return JSON.parse(await readFile(new URL(`../abis/${name}.json`, import.meta.url), 'utf8')) as InterfaceAbi;
}

/**
 * Puts the addresses of libraries into the places that the compiler left for them.
 *
 * @param bytecode - Hex with 0x.
 * @param references - The places.
 * @param addressOf - The address of a library, by its name.
 * @returns The linked bytecode.
 */
export function link(bytecode: string, references: LinkReferences, addressOf: (library: string) => string): string {
  let linked = bytecode;
  for (const [library, places] of Object.values(references).flatMap((ofFile) => Object.entries(ofFile))) {
    linked = fill(linked, places, addressOf(library).slice(2).toLowerCase());
  }
  return linked;
}

/** Writes the same hex digits, without 0x, into places of a bytecode. */
export function fill(bytecode: string, places: readonly Place[], digits: string): string {
  let filled = bytecode;
  for (const { start } of places) {
    const at = 2 + 2 * start;
    filled = filled.slice(0, at) + digits + filled.slice(at + digits.length);
  }
  return filled;
}
