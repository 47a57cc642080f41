import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';

/** One file of a multipart upload; the name is empty when the client gave none. */
export type Upload = { name: string; bytes: Buffer };

/** The upload is not what was expected; `status` is the HTTP status to answer with. */
export class UploadError extends Error {
  readonly status: 400 | 413;

  constructor(status: 400 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads the files of a multipart/form-data request into memory.
 *
 * @param maxBytes - Most bytes per file.
 * @throws UploadError when there is no file, the body is not multipart, or a file is larger
 */
export function readUploads(request: IncomingMessage, maxBytes: number): Promise<Upload[]> {
  return new Promise((resolve, reject) => {
    const fail = (status: 400 | 413, message: string) => {
      request.unpipe();
      request.resume();
      reject(new UploadError(status, message));
    };
    const uploads: Upload[] = [];
    const parser = openParser(request, maxBytes, fail);
    if (parser === undefined) return;
    parser.on('file', (_field, stream, { filename }) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => fail(413, `a file may have at most ${maxBytes} bytes`));
      stream.on('end', () => uploads.push({ name: filename ?? '', bytes: Buffer.concat(parts) }));
    });
    parser.on('error', (error: Error) => fail(400, `not a readable multipart upload: ${error.message}`));
    parser.on('close', () => {
      if (uploads.length === 0) fail(400, 'the upload has no file');
      else resolve(uploads);
    });
    request.on('error', reject);
    request.pipe(parser);
  });
}

function openParser(
  request: IncomingMessage,
  maxBytes: number,
  fail: (status: 400, message: string) => void,
): busboy.Busboy | undefined {
  try {
    // busboy calls a file that has exactly the limit too large.
    return busboy({ headers: request.headers, limits: { fileSize: maxBytes + 1 } });
  } catch (error) {
    fail(400, `expected multipart/form-data: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
