import { Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry } from '../../../generated/schema';
import { DocumentFile } from '../../../generated/templates';
import { isDocumentCid } from '../../lib/cid';
import { bytesOrNull } from '../../lib/isZero';

/**
 * Records the document that a log names, and has it read unless it was before. Text that is no CID of a file names
 * nothing to read.
 */
export function mentionDocument(entry: LedgerEntry, digest: Bytes, cid: string): void {
  entry.documentDigest = bytesOrNull(digest);
  if (!isDocumentCid(cid)) return;
  entry.documentCid = cid;
  entry.document = cid;
  DocumentFile.create(cid);
}
