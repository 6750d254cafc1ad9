import type { BenchRow } from './benchRow.ts';

/** Prints the rows as a table: case, figure, mark, and whether the figure is within it. */
export function printRows(rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [
    `${row.bench} ${row.case}`,
    row.value.toLocaleString('en-US', { maximumFractionDigits: 1 }),
    row.target === null ? '' : row.target.toLocaleString('en-US'),
    row.unit,
    row.target === null ? '' : row.value <= row.target ? 'within' : 'OVER',
  ]);
  const table = [['case', 'value', 'target', 'unit', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    const [name = '', value = '', target = '', unit = '', mark = ''] = row;
    const [a = 0, b = 0, c = 0, d = 0] = widths;
    console.log(`${name.padEnd(a)}  ${value.padStart(b)}  ${target.padStart(c)}  ${unit.padEnd(d)}  ${mark}`.trimEnd());
  }
}
