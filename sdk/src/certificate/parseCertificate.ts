import type { Hex } from 'viem';
import type { Certificate, CertificateEvent, CertificateProof } from './certificate.ts';
import { CertificateError } from './certificateError.ts';
import { TONGDUI_CERTIFICATE_FORMAT } from './certificateFormat.ts';
import * as limits from './certificateLimits.ts';

type Read<T> = (value: unknown, path: string) => T;

function invalid(path: string, expectedZh: string, expected: string): CertificateError {
  return new CertificateError('FieldInvalid', { path, expectedZh, expected });
}

const text =
  (pattern: RegExp, zh: string, en: string): Read<string> =>
  (value, path) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw invalid(path, zh, en);
    return value;
  };

/** Lower case only, so that every byte has one spelling. */
const hexOf =
  (bytes?: number): Read<Hex> =>
  (value, path) => {
    const zh = `0x 开头的${bytes === undefined ? '' : ` ${bytes} 字节`}小写十六进制`;
    const en = `0x and ${bytes === undefined ? '' : `${bytes} bytes of `}lower-case hex`;
    const hex = text(/^0x[0-9a-f]*$/, zh, en)(value, path);
    if (hex.length % 2 !== 0 || (bytes !== undefined && hex.length !== 2 + 2 * bytes)) throw invalid(path, zh, en);
    return hex as Hex;
  };

const numberBelow =
  (limit: number): Read<number> =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= limit) {
      throw invalid(path, `小于 ${limit} 的自然数`, `a natural number below ${limit}`);
    }
    return value;
  };

const listOf =
  <T>(item: Read<T>, least: number, most: number): Read<T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      throw invalid(path, ` ${least} 至 ${most} 项的列表`, `a list of ${least} to ${most}`);
    }
    return value.map((entry, at) => item(entry, `${path}[${at}]`));
  };

const objectOf =
  <T>(fields: { [K in keyof T]: Read<T[K]> }): Read<T> =>
  (value, path) => {
    const names = Object.keys(fields);
    const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    if (given.length !== names.length || !names.every((name) => given.includes(name))) {
      throw invalid(path, `恰有 ${names.join(', ')} 的对象`, `an object with exactly ${names.join(', ')}`);
    }
    const entries = names.map((name) => [
      name,
      fields[name as keyof T]((value as Record<string, unknown>)[name], `${path}.${name}`),
    ]);
    return Object.fromEntries(entries) as T;
  };

const deployment: Read<Certificate['deployment']> = (value, path) => {
  const desks = { orderDesk: hexOf(20), claimDesk: hexOf(20) };
  const hasBatcher = typeof value === 'object' && value !== null && 'batcher' in value;
  return hasBatcher ? objectOf({ ...desks, batcher: hexOf(20) })(value, path) : objectOf(desks)(value, path);
};

const figures: Read<Record<string, string>> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(path, '只含文本的对象', 'an object of texts');
  for (const entry of Object.values(value))
    if (typeof entry !== 'string') throw invalid(path, '只含文本的对象', 'an object of texts');
  return value as Record<string, string>;
};

const proofAmong = (headers: number): Read<CertificateProof> =>
  objectOf<CertificateProof>({
    header: numberBelow(headers),
    index: numberBelow(limits.MAX_INDEX),
    proof: listOf(hexOf(), 1, limits.MAX_PROOF_NODES),
  });

const eventAmong = (receipts: number): Read<CertificateEvent> =>
  objectOf<CertificateEvent>({
    name: text(/^[A-Z][A-Za-z]{0,40}$/, '事件名', 'the name of an event'),
    receipt: numberBelow(receipts),
    log: numberBelow(limits.MAX_INDEX),
    figures,
    zh: text(/^/, '文本', 'text'),
    en: text(/^/, '文本', 'text'),
  });

/**
 * Takes the white space out from between the tokens, and counts brackets on the way, so that the depth is known before
 * any parser recurses.
 */
function compact(json: string): string {
  let [depth, inString, start] = [0, false, 0];
  const pieces: string[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at] as string;
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    else if (' \t\r\n'.includes(char)) {
      pieces.push(json.slice(start, at));
      start = at + 1;
    }
    if (depth > limits.MAX_JSON_DEPTH) throw new CertificateError('FileTooDeep', { limit: limits.MAX_JSON_DEPTH });
  }
  return [...pieces, json.slice(start)].join('');
}

function readText(file: string | Uint8Array): string {
  // A UTF-16 unit takes at least one byte of UTF-8, so the first test bounds what is encoded for the second.
  const tooLarge = (size: number) => new CertificateError('FileTooLarge', { size, limit: limits.MAX_FILE_BYTES });
  if (file.length > limits.MAX_FILE_BYTES) throw tooLarge(file.length);
  if (typeof file !== 'string') {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
    } catch (cause) {
      throw new CertificateError('FileNotText', {}, { cause });
    }
  }
  const size = new TextEncoder().encode(file).length;
  if (size > limits.MAX_FILE_BYTES) throw tooLarge(size);
  return file;
}

function readJson(json: string): unknown {
  const tokens = compact(json);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new CertificateError('FileNotJson', {}, { cause });
  }
  // White space between tokens is the only freedom: a duplicate key would show a reader another value than is checked.
  if (JSON.stringify(value) !== tokens) throw new CertificateError('FileNotCanonical');
  return value;
}

/**
 * Reads a certificate file and checks its form only; nothing is proved yet. Unknown, missing and duplicate keys are
 * refused.
 *
 * @param file - JSON text or its UTF-8 bytes, at most 2 MiB.
 * @throws CertificateError `FileTooLarge`, `FileNotText`, `FileTooDeep`, `FileNotJson`, `FileNotCanonical`,
 * `FormatUnknown`, `FieldInvalid` with the JSON path.
 */
export function parseCertificate(file: string | Uint8Array): Certificate {
  const value = readJson(readText(file));
  const { format, headers, receipts } = (value ?? {}) as Partial<Record<keyof Certificate, unknown>>;
  if (format !== TONGDUI_CERTIFICATE_FORMAT) throw new CertificateError('FormatUnknown');
  const proof = proofAmong(Array.isArray(headers) ? headers.length : 0);
  const event = eventAmong(Array.isArray(receipts) ? receipts.length : 0);
  return objectOf<Certificate>({
    format: () => TONGDUI_CERTIFICATE_FORMAT,
    chainId: text(/^[1-9][0-9]{0,18}$/, '十进制的链编号', 'a chain id in decimal'),
    deployment,
    order: hexOf(32),
    rootBlocks: listOf(hexOf(32), 1, limits.MAX_HEADERS),
    headers: listOf(hexOf(), 1, limits.MAX_HEADERS),
    receipts: listOf(proof, 1, limits.MAX_ENTRIES),
    events: listOf(event, 1, limits.MAX_ENTRIES),
    transactions: listOf(proof, 0, limits.MAX_ENTRIES),
  })(value, '$');
}
