/** Longer input is cut, so that an error stays one readable line. In code points. */
const longestQuote = 60;

/** Characters that a terminal would act on or not show: controls, formats such as bidi overrides, line separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Shows text that somebody supplied inside a one-line message: in double quotes, escaped, cut after 60 characters.
 *
 * @param text - any text, also with control characters or unpaired surrogates
 * @returns one line that a terminal prints as it stands
 */
export function quoteInput(text: string): string {
  // Two code units a character at most: the rest of a huge text is never looked at.
  const characters = [...text.slice(0, 2 * (longestQuote + 1))];
  const shown = characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : text;
  return JSON.stringify(shown).replace(unprintable, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
