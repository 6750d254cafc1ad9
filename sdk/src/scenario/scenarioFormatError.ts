/** Where a value stands: the file as the user named it, and a JSON path such as `$.steps[3].amount`. */
export type Place = { readonly file: string; readonly path: string };

/**
 * A scenario file is malformed. The message is one bilingual line, ready to print:
 * `01-x.json: $.steps[3].amount: 金额必须是… / amount must be… (got "1.234")`.
 */
export class ScenarioFormatError extends Error {
  override readonly name = 'ScenarioFormatError';
  readonly file: string;
  readonly path: string;

  /** @param problem - what is wrong and what would be right, Chinese first, on one line */
  constructor(place: Place, problem: string) {
    super(`${place.file}: ${place.path}: ${problem}`);
    this.file = place.file;
    this.path = place.path;
  }
}
