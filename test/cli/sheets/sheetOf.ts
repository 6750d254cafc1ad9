import type { Cell, Table } from '../../../sdk/cli/sheets/table.ts';
import { completeCreditCode } from '../../../sdk/src/participants/creditCode.ts';

/** A valid credit code of Changxing, one for each number. */
export function codeOf(number: number): string {
  return completeCreditCode(`91330522MA2T${String(number).padStart(5, '0')}`);
}

/** A sheet with the usual headings. */
export function sheetOf(...rows: readonly (readonly Cell[])[]): Table {
  return { rows: [['企业名称', '统一社会信用代码', '金额'], ...rows] };
}
