import { FsBlockstore } from 'blockstore-fs';
import { exporter } from 'ipfs-unixfs-exporter';
import { importFile, type WritableStorage } from 'ipfs-unixfs-importer';
import { CID } from 'multiformats/cid';
import { sha256 } from 'multiformats/hashes/sha2';

/** How a file becomes blocks, as in `ipfs add`; the rest is Kubo's default: chunks of 256 KiB, 174 links per node. */
export type ImportSettings = {
  cidVersion: 0 | 1;
  /** Whether a leaf holds the bare bytes; Kubo's default is true for version 1 and false for version 0. */
  rawLeaves: boolean;
};

/** A file in the store. `dagBytes` is the size of all its blocks, which Kubo calls its cumulative size. */
export type StoredFile = { cid: CID; dagBytes: bigint };

/** Files and blocks on disk, addressed by CID. */
export type ContentBlocks = {
  /** Stores a file and returns the CID that Kubo gives the same bytes. */
  add(bytes: Uint8Array, settings: ImportSettings): Promise<StoredFile>;
  /** The bytes of the file behind a CID. @throws NotFoundError when a block of it is missing. */
  cat(cid: CID): Promise<AsyncIterable<Uint8Array>>;
  has(cid: CID): Promise<boolean>;
  getBlock(cid: CID): Promise<Uint8Array>;
  /** Stores a block as it is; its CID is version 1 with the given codec and sha2-256. */
  putBlock(bytes: Uint8Array, codec: number): Promise<CID>;
};

/**
 * Opens (or creates) the blocks in a folder.
 *
 * @see https://specs.ipfs.tech/unixfs/ and Kubo's profile `unixfs-v0-2015`, which is its default
 */
export async function openContentBlocks(folder: string): Promise<ContentBlocks> {
  const store = new FsBlockstore(folder);
  await store.open();
  return {
    async add(bytes, { cidVersion, rawLeaves }) {
      const file = await importFile({ content: bytes }, writeOnce(store), {
        profile: 'unixfs-v0-2015',
        cidVersion,
        rawLeaves,
      });
      return { cid: file.cid, dagBytes: file.size };
    },
    async cat(cid) {
      const entry = await exporter(cid, store);
      if (entry.type !== 'file' && entry.type !== 'raw') throw new Error(`${cid} is a ${entry.type}, not a file`);
      return entry.content();
    },
    has: (cid) => store.has(cid),
    async getBlock(cid) {
      const parts: Uint8Array[] = [];
      for await (const part of store.get(cid)) parts.push(part);
      return Buffer.concat(parts);
    },
    async putBlock(bytes, codec) {
      const cid = CID.createV1(codec, await sha256.digest(bytes));
      return store.put(cid, bytes);
    },
  };
}

/** A file of equal chunks makes the same block many times at once; written in parallel, one waits seconds for another. */
function writeOnce(store: FsBlockstore): WritableStorage {
  const writes = new Map<string, Promise<CID>>();
  return {
    put(cid, bytes) {
      const key = String(cid);
      const write = writes.get(key) ?? store.put(cid, bytes);
      writes.set(key, write);
      return write;
    },
  };
}
