/** A CID of version 0, and of version 1 in base 32 of a file with SHA2-256. */
const DOCUMENT_CID = /^(?:Qm[1-9A-HJ-NP-Za-km-z]{44}|baf(?:krei|ybei)[a-z2-7]{52})$/;

/** Whether the ledger reads the file that a text names: docs/ledger.md, "Documents". */
export function isDocumentCid(text: string): boolean {
  return DOCUMENT_CID.test(text);
}
