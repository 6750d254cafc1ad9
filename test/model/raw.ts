/** One JSON object of a scenario file. The model assumes a well-formed file: the strict reader is another's work. */
export type Raw = { readonly [key: string]: unknown };

/** Reads a text that must be there. */
export function text(raw: Raw, key: string): string {
  const value = raw[key];
  if (typeof value !== 'string') throw new Error(`The model wants a text at "${key}" of ${JSON.stringify(raw)}.`);
  return value;
}

/** Reads a text that may be left out. */
export function optionalText(raw: Raw, key: string): string | undefined {
  return raw[key] === undefined ? undefined : text(raw, key);
}

/** Reads a whole number (basis points, days, hours, seconds) that may be left out. */
export function optionalWhole(raw: Raw, key: string): number | undefined {
  const value = raw[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new Error(`The model wants a whole number at "${key}" of ${JSON.stringify(raw)}.`);
  }
  return value;
}

/** Reads a list of objects; a list that is left out is empty. */
export function objects(raw: Raw, key: string): readonly Raw[] {
  return (raw[key] ?? []) as readonly Raw[];
}

/** Reads an object; one that is left out is empty. */
export function object(raw: Raw, key: string): Raw {
  return (raw[key] ?? {}) as Raw;
}

/** Reads a list of texts that may be left out. */
export function optionalTexts(raw: Raw, key: string): readonly string[] | undefined {
  return raw[key] as readonly string[] | undefined;
}

/** Yuan with at most two places, a leading minus allowed, as fen. */
export function toFen(yuan: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!match) throw new Error(`The model cannot read "${yuan}" as yuan.`);
  const fen = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}

/** Fen as yuan with two places. */
export function toYuan(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** Reads an amount that must be there, in fen. */
export function amount(raw: Raw, key: string): bigint {
  return toFen(text(raw, key));
}

/** Reads an amount that may be left out, in fen. */
export function optionalAmount(raw: Raw, key: string): bigint | undefined {
  const value = optionalText(raw, key);
  return value === undefined ? undefined : toFen(value);
}
