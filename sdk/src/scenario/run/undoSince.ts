import type { Stage } from './stage.ts';

/** Makes every block after this one unmade, as if nobody had ever sent what is in it. */
export async function undoSince({ chain, nonces }: Stage, block: number): Promise<void> {
  const count = chain.meter.blocks - block;
  if (count > 0) await chain.undoBlocks(count);
  // Also where nothing was mined: a transaction may have been signed and not sent.
  nonces.forget();
}
