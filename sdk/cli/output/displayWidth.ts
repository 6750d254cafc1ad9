/** Characters that take two columns in a terminal: CJK, full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => {
    if (/\p{Mn}/u.test(character)) return width;
    return width + (wide.test(character) || (character.codePointAt(0) ?? 0) > 0x1_f000 ? 2 : 1);
  }, 0);
}
