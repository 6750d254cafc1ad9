/** Characters that a terminal would act on, such as escapes, line breaks and bidi overrides. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text from a file as a terminal may show it: on one line, and unable to steer the terminal. */
export function plainText(text: string): string {
  return text.replace(unprintable, '\u{fffd}');
}
