import { displayWidth } from '../output/displayWidth.ts';
import { formatTable } from '../output/formatTable.ts';
import type { Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';
import type { Cell, Outcome } from './outcome.ts';

/**
 * An outcome for people: facts by label, rows as a table, the sentence last.
 *
 * @param width - of a line: a table that does not fit is laid out as one block a row, so that nothing is cut off
 */
export function formatOutcome(
  { facts = [], columns, rows = [], note }: Outcome,
  language: Language,
  width = Infinity,
): string {
  const parts = [formatFacts(facts.map(({ label, value }) => [label[language], show(value, language)]))];
  if (columns !== undefined) {
    const titles = columns.map(({ label, align = 'left' }) => ({ title: label[language], align }));
    const cells = rows.map((row) => row.map((cell) => show(cell, language)));
    parts.push(cells.length === 0 ? `${{ zh: '(无)', en: '(none)' }[language]}\n` : formatRows(titles, cells, width));
  }
  const table = parts.filter((part) => part !== '').join('\n');
  return note === undefined ? table : `${table}${columns === undefined ? '' : '\n'}${note[language]}\n`;
}

type Titles = Parameters<typeof formatTable>[0];

function formatRows(titles: Titles, rows: readonly (readonly string[])[], width: number): string {
  const table = formatTable(
    titles,
    rows.map((cells) => ({ cells })),
  );
  if (Math.max(...table.split('\n').map(displayWidth)) <= width) return table;
  return rows.map((cells) => formatFacts(titles.map(({ title }, at) => [title, cells[at] ?? '']))).join('\n');
}

/** One line for each, the values below one another. */
function formatFacts(facts: readonly (readonly [title: string, value: string])[]): string {
  const widest = Math.max(0, ...facts.map(([title]) => displayWidth(title)));
  return facts.map(([title, value]) => `${title}${' '.repeat(widest - displayWidth(title))}  ${value}\n`).join('');
}

function show(value: Cell, language: Language): string {
  if (value === null) return '-';
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language];
  return plainText(String(value));
}
