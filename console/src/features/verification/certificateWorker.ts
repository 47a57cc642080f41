import '../../lib/zodWithoutEval.ts';
import { CertificateError } from '../../../../verify/certificate/certificateError.ts';
import { type Before, checkAfter } from '../../../../verify/certificate/checkAfter.ts';
import { inTheirOrder } from './certificateFiles.ts';
import type { CheckMessage, CheckOrder } from './checkMessages.ts';
import { readFile } from './readFile.ts';

/** How often the page is told how far it is, in milliseconds. */
const TELL_EVERY = 100;

/** Checks certificates beside the page, which stays usable meanwhile. It asks nobody for anything. */
addEventListener('message', ({ data }: MessageEvent<CheckOrder>) => {
  check(data.files).finally(() => tell({ kind: 'ended' }));
});

function tell(message: CheckMessage): void {
  postMessage(message);
}

async function check(chosen: readonly File[]): Promise<void> {
  const size = chosen.reduce((sum, file) => sum + file.size, 0);
  let before: Before | undefined;
  let read = 0;
  let told = 0;
  let name = chosen[0]?.name ?? '';
  const count = (bytes: number) => {
    read += bytes;
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    tell({ kind: 'progress', name, read, size });
  };
  try {
    const files = await inTheirOrder(chosen, (next) => (name = next.name));
    for (const file of files) {
      ({ name } = file);
      const checked = await checkAfter(readFile(file, count), {}, before);
      tell({ kind: 'checked', checked: { ...checked, name } });
      if (checked.differenceCount > 0) return;
      before = { after: checked, trustedState: checked.trustedState };
    }
  } catch (error) {
    tell({ kind: 'refused', name, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CertificateError) return error.message;
  if (error instanceof DOMException) return `The file cannot be read (${error.message}): choose it again.`;
  return `The check broke off (${String(error)}): check the file with npm run verify -- --certificate FILE, and tell us.`;
}
