/** What a build is made from and makes; paths are relative to the clone. */
export type BuildFiles = {
  /** Names the stamp, e.g. "contracts". */
  name: string;
  /** Files and folders it is made from; one that is absent counts as empty. */
  inputs: readonly string[];
  /** Those among the inputs that it is not made from. */
  except?: readonly string[];
  /** What the path of each of its files is like, when not all in the folders are meant. */
  only?: RegExp;
  /** Packages it is made with: another version makes it anew. */
  packages: readonly string[];
  /** Files or folders it makes; when one is gone or another it is made anew. */
  outputs: readonly string[];
};

/** A build whose outputs are committed. */
export type CommittedBuild = BuildFiles & {
  /** Holds the hash of the sources that the committed outputs were made from. */
  hashFile: string;
};

export const committedBuilds: Record<'contracts' | 'subgraph', CommittedBuild>;

/** Whether what is committed was built from the sources as they are now. */
export function isCommitted(root: string, build: CommittedBuild): boolean;

/** Hashes what a build is made from: the names and contents of its inputs, and the versions of its packages. */
export function hashOfSources(root: string, build: Pick<BuildFiles, 'inputs' | 'except' | 'only' | 'packages'>): string;

/** Hashes what is in files and folders. */
export function hashOfOutputs(root: string, paths: readonly string[]): string;
