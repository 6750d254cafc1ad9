import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A piece of TypeScript in a page or a comment. */
export type CodeBlock = {
  /** Path from the root. */
  readonly file: string;
  /** Line of the file on which the code begins, from 1. */
  readonly line: number;
  readonly code: string;
};

/** The blocks of a Markdown page that are marked as TypeScript. */
export function readCodeBlocks(file: string): readonly CodeBlock[] {
  const text = readFileSync(new URL(file, new URL('../../../', import.meta.url)), 'utf8');
  return [...text.matchAll(/^```(?:ts|typescript)\b[^\n]*\n(.*?)^```$/gms)].map((match) => {
    const before = text.slice(0, match.index + match[0].indexOf('\n') + 1);
    return { file, line: before.split('\n').length, code: match[1] ?? '' };
  });
}

/** Blocks of one page as the one program that they are, one under another. */
export function joinBlocks(blocks: readonly CodeBlock[]): string {
  return blocks.map(({ code }) => code).join('\n');
}

/** Code without its comments, in whatever language they are. */
export function stripComments(code: string): string {
  return code
    .split('\n')
    .map((line) => line.replace(/(^|\s+)\/\/ .*$/, ''))
    .join('\n');
}
