// The words of a proposal (`contracts/settlement/SetOff.sol`, `FlowWord`): from the lowest bit, flow in fen 112, place of
// the creditor in the list of regions 16, place of the debtor 16.

const placeBits = 16n;
const flowBits = 112n;

/** One edge of a proposal. */
export type PlacedFlow = {
  /** Places in the proposal's list of regions, 0 to 65535. */
  readonly debtorAt: number;
  readonly creditorAt: number;
  /** Fen, below 2^112. */
  readonly flow: bigint;
};

export function packFlow({ debtorAt, creditorAt, flow }: PlacedFlow): bigint {
  return (BigInt(debtorAt) << (placeBits + flowBits)) | (BigInt(creditorAt) << flowBits) | flow;
}

export function unpackFlow(word: bigint): PlacedFlow {
  const place = (at: bigint) => Number(BigInt.asUintN(Number(placeBits), word >> at));
  return {
    debtorAt: place(placeBits + flowBits),
    creditorAt: place(flowBits),
    flow: BigInt.asUintN(Number(flowBits), word),
  };
}
