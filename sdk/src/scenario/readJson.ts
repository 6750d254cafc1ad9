import { quoteInput } from '../errors/quoteInput.ts';
import { rootPath, within } from './jsonPath.ts';
import { ScenarioFormatError } from './scenarioFormatError.ts';
import type { Place } from './scenarioFormatError.ts';

/** An object keeps the order of its keys (a plain object would move "110000" forward) and may hold `__proto__` safely. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** A number is kept as it is written, so that no digit is lost before somebody has looked at it. */
export type JsonNumber = { readonly literal: string };

export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** Levels of lists and objects; a scenario needs five, and the reader's own stack must hold. */
const deepestNesting = 64;

const blanks = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
const words = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON (RFC 8259) more strictly than `JSON.parse`: a key that stands twice in one object is refused, since one of
 * the two would silently be lost. A byte order mark at the start is passed over.
 *
 * @param text - the whole file
 * @param file - its name, for the error
 * @throws {ScenarioFormatError} with line and column (in characters, from 1) where the text stops being JSON
 */
export function readJson(text: string, file: string): JsonValue {
  return new JsonReader(text.startsWith('\uFEFF') ? text.slice(1) : text).readDocument({ file, path: rootPath });
}

class JsonReader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(place: Place): JsonValue {
    const value = this.#readValue(place, 0);
    if (this.#offset < this.#text.length) throw this.#unexpected(place, '文件在此结束', 'the end of the file');
    return value;
  }

  /** Reads one value and the blanks around it. */
  #readValue(place: Place, depth: number): JsonValue {
    this.#match(blanks);
    if (depth > deepestNesting) {
      throw this.#broken(place, `嵌套不得超过 ${deepestNesting} 层`, `nested deeper than ${deepestNesting} levels`);
    }
    const value = this.#readBareValue(place, depth);
    this.#match(blanks);
    return value;
  }

  #readBareValue(place: Place, depth: number): JsonValue {
    if (this.#take('{')) return this.#readObject(place, depth);
    if (this.#take('[')) return this.#readList(place, depth);
    if (this.#text[this.#offset] === '"') return this.#readString(place);
    const literal = this.#match(number);
    if (literal !== undefined) return { literal };
    const value = words.get(this.#match(word) ?? '');
    if (value === undefined) throw this.#unexpected(place, '一个值', 'a value');
    return value;
  }

  #readList(place: Place, depth: number): JsonValue[] {
    const list: JsonValue[] = [];
    this.#match(blanks);
    if (this.#take(']')) return list;
    do list.push(this.#readValue(within(place, list.length), depth + 1));
    while (this.#take(','));
    if (!this.#take(']')) throw this.#unexpected(place, '"," 或 "]"', '"," or "]"');
    return list;
  }

  #readObject(place: Place, depth: number): JsonObject {
    const object = new Map<string, JsonValue>();
    this.#match(blanks);
    if (this.#take('}')) return object;
    do {
      this.#match(blanks);
      const start = this.#offset;
      if (this.#text[start] !== '"') throw this.#unexpected(place, '带双引号的键', 'a key in double quotes');
      const key = this.#readString(place);
      const member = within(place, key);
      if (object.has(key)) {
        this.#offset = start;
        throw this.#broken(member, '同一个键出现了两次', 'this key stands twice');
      }
      this.#match(blanks);
      if (!this.#take(':')) throw this.#unexpected(member, '":"', '":"');
      object.set(key, this.#readValue(member, depth + 1));
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#unexpected(place, '"," 或 "}"', '"," or "}"');
    return object;
  }

  #readString(place: Place): string {
    const start = this.#offset;
    do this.#offset += this.#text[this.#offset] === '\\' ? 2 : 1;
    while (this.#offset < this.#text.length && this.#text[this.#offset] !== '"');
    const literal = this.#text.slice(start, ++this.#offset);
    try {
      return JSON.parse(literal) as string;
    } catch {
      this.#offset = start;
      throw this.#broken(
        place,
        '字符串没有结束, 或含有未转义的换行、控制字符或错误的转义',
        'a string does not end, or holds a raw line break, a control character or a bad escape',
      );
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#offset] !== character) return false;
    this.#offset++;
    return true;
  }

  #match(token: RegExp): string | undefined {
    token.lastIndex = this.#offset;
    const found = token.exec(this.#text)?.[0];
    this.#offset += found?.length ?? 0;
    return found;
  }

  #unexpected(place: Place, zh: string, en: string): ScenarioFormatError {
    const next = this.#text.codePointAt(this.#offset);
    const got = next === undefined ? 'the end of the file' : quoteInput(String.fromCodePoint(next));
    return this.#broken(place, `此处应为${zh}`, `expected ${en} here (got ${got})`);
  }

  #broken(place: Place, zh: string, en: string): ScenarioFormatError {
    const lines = this.#text.slice(0, this.#offset).split(/\r\n|\n|\r/);
    const line = lines.length;
    const column = [...lines[line - 1]!].length + 1;
    const problem = `JSON 有误, 第 ${line} 行第 ${column} 列: ${zh} / not valid JSON, line ${line}, column ${column}: ${en}`;
    return new ScenarioFormatError(place, problem);
  }
}
