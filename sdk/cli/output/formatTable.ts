import { displayWidth } from './displayWidth.ts';

export type Column = { readonly title: string; readonly align?: 'left' | 'right' };

/** A row of a table, and lines that belong below it. */
export type Row = { readonly cells: readonly string[]; readonly notes?: readonly string[] };

/** What stands between two columns. */
const gap = '  ';

/** Lays rows out in columns as wide as their widest cell; the last left-aligned column is not padded. */
export function formatTable(columns: readonly Column[], rows: readonly Row[]): string {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, at) =>
    Math.max(...[titles, ...rows.map(({ cells }) => cells)].map((cells) => displayWidth(cells[at] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align = 'left' }, at) => {
        const cell = cells[at] ?? '';
        const padding = ' '.repeat((widths[at] ?? 0) - displayWidth(cell));
        return align === 'left' ? cell + padding : padding + cell;
      })
      .join(gap)
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join(gap);
  const lines = rows.flatMap(({ cells, notes = [] }) => [line(cells), ...notes.map((note) => `      ${note}`)]);
  return [line(titles), rule, ...lines, ''].join('\n');
}
