import { displayWidth } from '../output/displayWidth.ts';
import { formatTable } from '../output/formatTable.ts';
import type { Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';
import type { Cell, Outcome } from './outcome.ts';

/** An outcome for people: facts by label, rows as a table, the sentence last. */
export function formatOutcome({ facts = [], columns, rows = [], note }: Outcome, language: Language): string {
  const width = Math.max(0, ...facts.map(({ label }) => displayWidth(label[language])));
  const lines = facts.map(({ label, value }) => {
    const title = label[language];
    return `${title}${' '.repeat(width - displayWidth(title))}  ${show(value, language)}\n`;
  });
  const table =
    columns === undefined
      ? ''
      : rows.length === 0
        ? `${{ zh: '(无)', en: '(none)' }[language]}\n`
        : formatTable(
            columns.map(({ label, align = 'left' }) => ({ title: label[language], align })),
            rows.map((row) => ({ cells: row.map((cell) => show(cell, language)) })),
          );
  const last = note === undefined ? '' : `${note[language]}\n`;
  return [lines.join(''), table, last].filter((part) => part !== '').join(lines.length > 0 && table !== '' ? '\n' : '');
}

function show(value: Cell, language: Language): string {
  if (value === null) return '-';
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language];
  return plainText(String(value));
}
