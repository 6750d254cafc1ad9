/** One text in both languages. */
export type Text = { readonly zh: string; readonly en: string };

/** The same in both languages, such as a number. */
export function plain(text: string): Text {
  return { zh: text, en: text };
}
