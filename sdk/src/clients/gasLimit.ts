/** No transaction may use more gas (EIP-7825). */
export const mostGas = 16_777_216n;

/**
 * The gas that an act is sent with: three tenths above the estimate, since what a call costs can rise by a storage slot
 * or two between the estimate and the block.
 */
export function gasLimitFor(estimate: bigint): bigint {
  const limit = (estimate * 13n) / 10n;
  return limit < mostGas ? limit : mostGas;
}
