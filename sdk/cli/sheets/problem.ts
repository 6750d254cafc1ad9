import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { formatTable } from '../output/formatTable.ts';
import type { Bilingual, Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';

/** One thing that is wrong with a sheet, and where. */
export type Problem = Bilingual & {
  /** Row of the spreadsheet, from 1; `undefined` where it is about the whole sheet. */
  readonly row?: number;
  /** Letters of the column, and its heading. */
  readonly column?: string;
  readonly heading?: string;
  /** What stands there. */
  readonly got?: string;
};

/** Most problems that are shown to a person: who has more, has one cause. */
const mostShown = 30;

/** A sheet is not issued: every problem by row and column, in the order of the rows. Nothing was done. */
export class SheetError extends CliError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], language: Language) {
    const sorted = [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    super(formatProblems(sorted, language), exitCodes.misused);
    this.problems = sorted;
  }

  override toJSON() {
    return { code: 'SheetInvalid', problems: this.problems };
  }
}

function formatProblems(problems: readonly Problem[], language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const count = say(
    `表格有 ${problems.length} 处问题, 未发放任何券:`,
    `The sheet has ${problems.length} problem(s); nothing was issued:`,
  );
  const table = formatTable(
    [
      { title: say('行', 'row'), align: 'right' },
      { title: say('列', 'column') },
      { title: say('内容', 'content') },
      { title: say('问题', 'problem') },
    ],
    problems.slice(0, mostShown).map(({ row, column, heading, got, ...words }) => ({
      cells: [
        row === undefined ? '-' : String(row),
        column === undefined ? '-' : plainText(`${column} ${heading ?? ''}`.trim()),
        got === undefined ? '-' : plainText(got.length > 40 ? `${got.slice(0, 39)}…` : got),
        plainText(words[language]),
      ],
    })),
  );
  const more = problems.length - mostShown;
  const rest = more > 0 ? say(`…… 还有 ${more} 处 (--json 列出全部)`, `… and ${more} more (--json lists all)`) : '';
  return [count, table.trimEnd(), rest].filter((line) => line !== '').join('\n');
}
