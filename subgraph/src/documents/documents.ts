import { Bytes, dataSource, JSONValue, JSONValueKind, json, TypedMap } from '@graphprotocol/graph-ts';
import { Document } from '../../generated/schema';
import { DocumentKind } from '../lib/enums';
import { sha256 } from '../lib/sha256';
import { clampText, firstLine, SEARCH_LIMIT, utf8Beginning } from '../lib/text';

/** What is longer is not parsed. Values take many times their length in memory, and graph-node stops at 10 MB. */
const JSON_LIMIT: i32 = 1_048_576;
const TITLE_LIMIT: i32 = 256;

/** Records a file, whatever is in it: a mapping that fails would stop the ledger. */
export function handleDocument(content: Bytes): void {
  const document = new Document(dataSource.stringParam());
  document.size = content.length;
  document.digest = sha256(content);
  const beginning = utf8Beginning(content, SEARCH_LIMIT);
  if (beginning === null) describeBinary(document);
  else describeText(document, beginning, content);
  document.save();
}

function describeBinary(document: Document): void {
  document.kind = DocumentKind.BINARY;
  document.textExact = false;
}

function describeText(document: Document, beginning: string, content: Bytes): void {
  document.kind = DocumentKind.TEXT;
  document.text = beginning;
  document.textExact = String.UTF8.byteLength(beginning) == content.length;
  const value = parseJson(content);
  if (value === null) {
    document.title = titleOrNull(firstLine(beginning));
    return;
  }
  document.kind = DocumentKind.JSON;
  if (value.kind == JSONValueKind.OBJECT) describeObject(document, value.toObject());
}

function describeObject(document: Document, object: TypedMap<string, JSONValue>): void {
  const title = titleOrNull(stringAt(object, 'title'));
  document.title = title === null ? titleOrNull(stringAt(object, 'name')) : title;
  const description = stringAt(object, 'description');
  if (description.length > 0) document.description = clampText(description, SEARCH_LIMIT);
}

/** A JSON object or array; null for anything else, and for what is not parsed. */
function parseJson(content: Bytes): JSONValue | null {
  if (content.length > JSON_LIMIT || !startsLikeJson(content)) return null;
  const parsed = json.try_fromBytes(content);
  return parsed.isError ? null : parsed.value;
}

/** Whether the first byte that is no JSON white space opens an object or an array. */
function startsLikeJson(content: Bytes): boolean {
  for (let i = 0; i < content.length; i++) {
    const byte = content[i];
    if (byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d) continue;
    return byte == 0x7b || byte == 0x5b;
  }
  return false;
}

/** The string under a key; empty when there is none. */
function stringAt(object: TypedMap<string, JSONValue>, key: string): string {
  const value = object.get(key);
  if (value === null || value.kind != JSONValueKind.STRING) return '';
  return value.toString();
}

function titleOrNull(text: string): string | null {
  const title = clampText(text, TITLE_LIMIT).trim();
  if (title.length == 0) return null;
  return title;
}
