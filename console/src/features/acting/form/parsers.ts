import { checksummed } from '../../../lib/checksummed.ts';
import { formatAmount } from '../../../lib/formatAmount.ts';
import { parseAmount } from '../../../lib/parseAmount.ts';
import { Invalid } from './invalid.ts';

/** Turns a typed text into the API's value and back; an empty text is no value. */
export type Parser = {
  parse: (text: string) => unknown;
  format: (value: unknown) => string;
};

const plain = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** Whole numbers, negative ones too; `isInt` where GraphQL's type is `Int`. */
export function integerParser(isInt: boolean): Parser {
  return {
    format: plain,
    parse(text) {
      if (!/^-?\d+$/.test(text)) return new Invalid(text, 'Write a whole number in digits.');
      if (!isInt) return text;
      const number = Number(text);
      return Math.abs(number) < 2 ** 31 ? number : new Invalid(text, 'This number is too large.');
    },
  };
}

/** Shares in percent, with up to two decimals; the API has basis points. */
export const shareParser: Parser = {
  format: (value) => (value === undefined || value === null ? '' : String(Number(value) / 100)),
  parse(text) {
    const [, whole, hundredths = ''] = /^(\d+)(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? [];
    if (whole === undefined) return new Invalid(text, 'Write a share in percent, such as 12.5.');
    return Number(whole) * 100 + Number(hundredths.padEnd(2, '0'));
  },
};

/** Bytes in hexadecimal. */
export const bytesParser: Parser = {
  format: plain,
  parse: (text) =>
    /^0x(?:[0-9a-f]{2})*$/i.test(text) ? text : new Invalid(text, 'Write 0x and pairs of hexadecimal digits.'),
};

/** SHA-256 digests. */
export const digestParser: Parser = {
  format: plain,
  parse: (text) =>
    /^0x[0-9a-f]{64}$/i.test(text)
      ? text.toLowerCase()
      : new Invalid(text, 'A digest is 0x and 64 hexadecimal digits.'),
};

/** Accounts: 0x and 40 digits, whose checksum must be right where there is one; or a name that the page knows. */
export function accountParser(addressOf: (name: string) => string | undefined): Parser {
  return {
    format: (value) => checksummed(plain(value)),
    parse(text) {
      if (!/^0x[0-9a-f]{40}$/i.test(text)) {
        return addressOf(text) ?? new Invalid(text, 'Write an address, 0x and 40 digits, or a name from the list.');
      }
      const digits = text.slice(2);
      const isChecked = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
      if (isChecked && checksummed(text) !== text) {
        return new Invalid(text, 'A digit of this address is wrong: its checksum does not fit. Copy it again.');
      }
      return text.toLowerCase();
    },
  };
}

/** Amounts in whole units; the API has the smallest. @param decimals - Of the token. */
export function amountParser(decimals: number): Parser {
  return {
    format: (value) =>
      value === undefined || value === null ? '' : formatAmount(BigInt(String(value)), decimals).replaceAll(',', ''),
    parse(text) {
      const [, fraction = ''] = text.split('.');
      if (/^\d+$/.test(fraction) && fraction.length > decimals) {
        return new Invalid(text, `This has more decimals than there are: ${decimals}.`);
      }
      const amount = parseAmount(text, decimals);
      return amount?.toString() ?? new Invalid(text, 'Write an amount, such as 1250.50 or 1,250.50.');
    },
  };
}

/** Texts as they are. */
export const textParser: Parser = { format: plain, parse: (text) => text };

const MINUTE_MS = 60_000;

/** Times as a browser's field has them, in UTC or in the reader's time zone; the API has Unix seconds. */
export function timeParser(isLocal: boolean): Parser {
  const shift = (at: Date) => (isLocal ? at.getTimezoneOffset() * MINUTE_MS : 0);
  return {
    format(value) {
      if (value === undefined || value === null || String(value) === '0') return '';
      const at = new Date(Number(value) * 1_000);
      return new Date(at.getTime() - shift(at)).toISOString().slice(0, 16);
    },
    parse(text) {
      const at = new Date(`${text}${isLocal ? '' : 'Z'}`);
      return Number.isNaN(at.getTime())
        ? new Invalid(text, 'Choose a day and a time.')
        : String(Math.floor(at.getTime() / 1_000));
    },
  };
}
