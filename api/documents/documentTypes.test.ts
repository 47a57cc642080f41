import { expect } from 'chai';
import { documentFault, documentTypes } from './documentTypes.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** The least that is of each type. */
const SAMPLES: Record<string, Buffer> = {
  'application/json': Buffer.from('{"name": "Ünïon"}'),
  'application/pdf': bytes('%PDF-1.7\n\xe2\xe3'),
  'image/gif': bytes('GIF89a\x01\0'),
  'image/jpeg': bytes('\xff\xd8\xff\xe0'),
  'image/png': bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  'image/webp': bytes('RIFF\n\0\0\0WEBPVP8 '),
  'text/markdown': Buffer.from('# Ünïon\n\n<b>bold</b>\n'),
  'text/plain': Buffer.from('\ufeffone < two\r\n\ttabbed'),
};
const BINARY_TYPES = documentTypes.filter((type) => type.startsWith('image/') || type === 'application/pdf');

describe('documentTypes', () => {
  it('takes a document of each type', () => {
    expect(Object.keys(SAMPLES)).to.have.members(documentTypes);
    for (const [type, sample] of Object.entries(SAMPLES)) expect(documentFault(type, sample), type).to.equal(undefined);
  });

  for (const type of documentTypes) {
    it(`takes nothing for ${type} that is of another kind, nor what is empty`, () => {
      const others = Object.entries(SAMPLES).filter(([other]) => BINARY_TYPES.includes(other) && other !== type);
      for (const [other, sample] of others) {
        expect(documentFault(type, sample), other).to.be.a('string');
      }
      expect(documentFault(type, Buffer.alloc(0))).to.include('empty');
    });
  }

  for (const page of [
    '<!doctype html><script>alert(1)</script>',
    '\ufeff \n<HTML>',
    '<script>alert(1)</script>',
    '<?xml version="1.0"?><svg onload="alert(1)"/>',
    '<svg onload="alert(1)"/>',
    '<!-- words --><body onload="alert(1)">',
    '\t</p><script>',
  ]) {
    it(`takes no text that a browser could run: ${page.trim()}`, () => {
      for (const type of ['text/plain', 'text/markdown', 'application/json'])
        expect(documentFault(type, Buffer.from(page)), type).to.be.a('string');
    });
  }

  it('takes only UTF-8, without control characters, and only JSON that can be read', () => {
    expect(documentFault('text/plain', bytes('caf\xe9'))).to.include('UTF-8');
    expect(documentFault('text/plain', bytes('\x7fELF\x02\x01\x01\0'))).to.include('control characters');
    expect(documentFault('text/plain', Buffer.from('half a \u{1f331}').subarray(0, -1))).to.include('UTF-8');
    expect(documentFault('application/json', Buffer.from('{"open": '))).to.include('not JSON');
    expect(documentFault('application/json', Buffer.from('['.repeat(1_000_000)))).to.include('not JSON');
  });
});
