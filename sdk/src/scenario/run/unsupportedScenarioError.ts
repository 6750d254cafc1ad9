import type { Unsupported } from './findUnsupported.ts';

/** A scenario needs what this version cannot do. The message is one bilingual line, ready to print. */
export class UnsupportedScenarioError extends Error {
  override readonly name = 'UnsupportedScenarioError';
  readonly zh: string;
  readonly en: string;

  constructor({ zh, en }: Unsupported) {
    super(`${zh} / ${en}`);
    this.zh = zh;
    this.en = en;
  }
}
