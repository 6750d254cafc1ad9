import { displayWidth, padDisplay } from './displayWidth.ts';

export type TextTableParameters = {
  readonly rows: readonly (readonly string[])[];
  /** By column; `left` unless said. */
  readonly align?: readonly ('left' | 'right')[];
  readonly indent?: number;
};

/** Lines whose columns are aligned for a terminal, two spaces apart, without spaces at their ends. */
export function textTable({ rows, align = [], indent = 0 }: TextTableParameters): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => padDisplay(cell, widths[column] ?? 0, align[column]));
    return (' '.repeat(indent) + cells.join('  ')).trimEnd();
  });
}
