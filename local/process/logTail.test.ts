import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pino from 'pino';
import { lastLine, logTail } from './logTail.ts';

describe('the end of a log', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-log-'));
    file = join(folder, 'gateway.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tells level, message and error of the gateway’s lines, and others as they are', async () => {
    const log = pino(pino.destination({ dest: file, sync: true }));
    log.info({ port: 4000 }, 'Ready.');
    log.error({ err: new Error('connection refused') }, 'The ledger cannot be read.');
    log.fatal(new Error('out of memory'));
    expect(logTail(file)).to.equal(
      '\nThe end of its log:\ninfo: Ready.\nerror: The ledger cannot be read: connection refused\nfatal: out of memory',
    );
    await writeFile(file, '{"level":"odd"}\nError: it broke\n    at main.ts:1');
    expect(logTail(file)).to.equal('\nThe end of its log:\n{"level":"odd"}\nError: it broke\n    at main.ts:1');
    expect(lastLine(file)).to.equal('at main.ts:1');
  });

  it('is nothing without a log', () => {
    expect(logTail(file)).to.equal('');
    expect(lastLine(file)).to.equal('');
  });
});
