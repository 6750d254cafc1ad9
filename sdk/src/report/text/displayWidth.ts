/** Characters that take two columns in a terminal: CJK, full-width forms, and what lies beyond the first planes. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{10ffff}]/u;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => {
    if (/\p{Mn}/u.test(character)) return width;
    return width + (wide.test(character) ? 2 : 1);
  }, 0);
}

/** Fills a text up to a number of columns with spaces. */
export function padDisplay(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
