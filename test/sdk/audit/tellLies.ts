import type { AuditLog } from '../../../sdk/src/audit/logs/auditLog.ts';

/** Logs in which one thing is not true. */
export type Lie = { readonly name: string; readonly logs: readonly AuditLog[] };

/** Every lie about one log: it is left out, told twice, or one of its figures is another. */
export function* liesAbout(logs: readonly AuditLog[], index: number): Generator<Lie> {
  const log = logs[index]!;
  const event = `${log.contract}.${log.eventName}`;
  const put = (...entries: AuditLog[]) => [...logs.slice(0, index), ...entries, ...logs.slice(index + 1)];
  yield { name: `${event} dropped`, logs: put() };
  yield { name: `${event} doubled`, logs: put(log, log) };
  for (const { path, value } of leavesOf(log.args)) {
    yield {
      name: `${event} ${path.join('.')}`,
      logs: put({ ...log, args: replaced(log.args, path, lied(value)) } as AuditLog),
    };
  }
}

type Leaf = { readonly path: readonly string[]; readonly value: unknown };

function* leavesOf(value: unknown, path: readonly string[] = []): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) yield { path, value };
  else for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, key]);
}

function replaced(value: unknown, path: readonly string[], leaf: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((inner: unknown, i) => (String(i) === key ? replaced(inner, rest, leaf) : inner));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, leaf) };
}

/** Another value of the same type, as close as it can be. */
function lied(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  // The largest value of a type is all ones: one more would be none of it.
  if (typeof value === 'bigint') return (value & (value + 1n)) === 0n && value !== 0n ? value - 1n : value + 1n;
  const text = String(value);
  if (!/^0x[0-9a-f]+$/i.test(text)) return `${text}X`;
  // In lower case an address needs no checksum.
  const hex = text.toLowerCase();
  return hex.slice(0, -1) + (hex.endsWith('1') ? '2' : '1');
}
