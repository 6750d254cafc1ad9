/** The local node could not be started or has ended. The message is one bilingual line, ready to print. */
export class EmbeddedChainError extends Error {
  override readonly name = 'EmbeddedChainError';

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh} / ${en}`, options);
  }
}
