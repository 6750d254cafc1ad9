/** Han characters and the full-width punctuation beside them take two columns of a terminal. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu;

/** How many columns of a terminal a text takes. Combining marks and emoji are not expected here. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

/** Fills a text up to a number of columns with spaces, on the right unless said. */
export function padDisplay(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'right' ? text + space : space + text;
}
