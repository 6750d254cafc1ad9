import type { BaseContract, ContractTransactionResponse, LogDescription } from 'ethers';

/** The first event of this name that the contract emitted in the transaction. Throws where there is none. */
export async function readEvent(
  contract: BaseContract,
  transaction: ContractTransactionResponse,
  name: string,
): Promise<LogDescription> {
  const receipt = await transaction.wait();
  const address = await contract.getAddress();
  for (const log of receipt?.logs ?? []) {
    if (log.address !== address) continue;
    const event = contract.interface.parseLog(log);
    if (event?.name === name) return event;
  }
  throw new Error(`The transaction emitted no ${name}.`);
}
