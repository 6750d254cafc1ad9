import { errorCatalogue } from './errorCatalogue.ts';
import { errorNames } from './errorNames.ts';
import type { ErrorCode } from './errorCatalogue.ts';
import { figureWords } from './figureWords.ts';
import type { Figures } from './figures.ts';
import type { FiguresOf } from './figuresOf.ts';

const words = { zh: figureWords('zh'), en: figureWords('en') };

/**
 * A refusal, with the figures that decided it, the reason and the remedy in both languages.
 *
 * `code` is the name of the contracts' custom error, or one of the client's own (`ChainUnreachable`, `WalletMissing`, ...).
 */
export class TongduiError extends Error {
  override readonly name = 'TongduiError';
  readonly code: ErrorCode;
  /**
   * Its class in the order of errors (docs/scenario-format.md), 1 to 9: form, state, who, clocks, recognition, amounts, claims,
   * money, clearing. `undefined` for what no rule of an order refuses, such as an unknown region or a node that is out of reach.
   */
  readonly class: number | undefined;
  /** By the names of docs/errors.md; amounts in fen, times in unix seconds. */
  readonly figures: Figures;
  /** What happened, in one sentence. */
  readonly shortMessage: { readonly zh: string; readonly en: string };
  /** What to do about it. */
  readonly remedy: { readonly zh: string; readonly en: string };
  /** Where the error is explained. */
  readonly docs: string;

  constructor(code: ErrorCode, figures: Figures = {}, options: { readonly cause?: unknown } = {}) {
    const entry = errorCatalogue[code];
    const shortMessage = { zh: entry.zh(figures, words.zh), en: entry.en(figures, words.en) };
    const docs = `docs/errors.md#${code}`;
    const lines = [
      `${code}: ${shortMessage.zh} / ${shortMessage.en}`,
      `${entry.remedy.zh} / ${entry.remedy.en}`,
      `见 / See ${docs}`,
    ];
    super(lines.join('\n'), options);
    this.code = code;
    this.class = errorNames.find(({ name }) => name === code)?.class;
    this.figures = figures;
    this.shortMessage = shortMessage;
    this.remedy = entry.remedy;
    this.docs = docs;
  }

  /**
   * Whether it is one error; the figures then have the names and types that the contracts declare.
   *
   * @example
   * const error = new TongduiError('BalanceTooLow', { amount: 700n, balance: 500n });
   * if (error.is('BalanceTooLow')) formatYuan(error.figures.balance); // '5.00'
   */
  is<code extends ErrorCode>(code: code): this is TongduiError & TypedError<code> {
    return this.code === code;
  }

  /**
   * Goes down the causes, this error first.
   *
   * @param accept - the first error that it accepts is returned; without it the last one of the chain
   * @returns `undefined` if none is accepted
   */
  walk(accept?: (error: unknown) => boolean): unknown {
    const chain = [...causesOf(this)];
    return accept ? chain.find(accept) : chain.at(-1);
  }

  /** For logs and answers of an API: integers beyond 2^53 are no JSON, so a `bigint` is written as a string. */
  toJSON() {
    const { code, shortMessage, remedy, docs } = this;
    const figures = Object.fromEntries(
      Object.entries(this.figures).map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : value]),
    );
    return { code, figures, shortMessage, remedy, docs };
  }
}

/** An error of which it is known which one it is. */
export type TypedError<code extends ErrorCode> = { readonly code: code; readonly figures: FiguresOf<code> };

/** An error and its causes, outermost first. A circle, which nothing rules out, ends the walk. */
export function* causesOf(error: unknown): Generator {
  const seen = new Set<unknown>();
  for (let at = error; at !== undefined && at !== null && !seen.has(at); at = (at as { cause?: unknown }).cause) {
    seen.add(at);
    yield at;
  }
}
