import { CertificateError } from '../certificateError.ts';
import {
  type CertificateLine,
  GET_ANOTHER,
  type LedgerStanding,
  type LineValues,
  readLine,
} from './certificateLine.ts';
import { LinesError } from './lines.ts';

/** The lines of a certificate, one after the other. */
export class LineReader {
  /** Number of the line that was read last, from 1. */
  place = 0;
  private readonly values: AsyncIterator<unknown>;
  private next: CertificateLine | undefined;

  constructor(values: AsyncIterable<unknown>) {
    this.values = values[Symbol.asyncIterator]();
  }

  /** The first line, whatever it is. */
  async first(): Promise<unknown> {
    const value = await this.read();
    await this.advance();
    return value;
  }

  /** The next line, if it is of a kind. */
  async take<K extends keyof LineValues>(kind: K): Promise<LineValues[K] | undefined> {
    const line = this.next;
    if (line?.kind !== kind) return undefined;
    await this.advance();
    return line.value as LineValues[K];
  }

  /** The next lines of a kind: of so many, and one that is one too many. Where there are more, that line is out of place. */
  async takeUpTo<K extends keyof LineValues>(kind: K, expected: number): Promise<LineValues[K][]> {
    const values: LineValues[K][] = [];
    while (values.length <= expected) {
      const value = await this.take(kind);
      if (value === undefined) break;
      values.push(value);
    }
    return values;
  }

  /** The line that ends it. @throws CertificateError when another one is there, or follows it */
  async last(): Promise<LedgerStanding> {
    const line = this.next;
    if (line?.kind !== 'end') {
      const found = line === undefined ? 'it is cut short' : `line ${this.place} is out of place`;
      throw new CertificateError(`The certificate does not end as it should: ${found}. ${GET_ANOTHER}`);
    }
    if ((await this.read()) !== undefined)
      throw new CertificateError(`Lines follow the certificate's last. ${GET_ANOTHER}`);
    return line.value;
  }

  private async advance(): Promise<void> {
    const value = await this.read();
    this.next = value === undefined ? undefined : readLine(value, this.place);
  }

  private async read(): Promise<unknown> {
    const { done, value } = await this.values.next().catch((cause: Error) => {
      if (!(cause instanceof LinesError)) throw cause;
      throw new CertificateError(`The certificate cannot be read: ${cause.message}. ${GET_ANOTHER}`, { cause });
    });
    this.place += 1;
    return done === true ? undefined : value;
  }
}
