/** What a cell holds. A spreadsheet's numbers are floating-point, whatever they look like. */
export type Cell = string | number | boolean | Date | null;

/** The rows of one sheet, as the spreadsheet numbers them: the first is row 1. */
export type Table = {
  /** The sheet's name in its workbook. */
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
};

/** What a person reads in a cell, half-width and without surrounding blanks; empty for an empty one. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFKC').trim();
}

/** A column's letters: A to Z, AA and on. */
export function columnLetters(index: number): string {
  const first = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1);
  return first + String.fromCharCode(65 + (index % 26));
}
