import { quoteInput } from './quoteInput.ts';

/**
 * Text that a person or a file supplied is not in the form that it must have. The message is one bilingual line;
 * `zh` and `en` say what would be right, so that a caller who knows where the text stood can say it again with the place.
 */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string, got: string) {
    super(`${zh} / ${en} (got ${quoteInput(got)})`);
    this.zh = zh;
    this.en = en;
  }
}
