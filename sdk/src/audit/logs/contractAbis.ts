import { batcherAbi } from '../../abis/batcherAbi.ts';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { creditRegisterAbi } from '../../abis/creditRegisterAbi.ts';
import { officesAbi } from '../../abis/officesAbi.ts';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { programmesAbi } from '../../abis/programmesAbi.ts';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { registryAbi } from '../../abis/registryAbi.ts';
import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';

/** What an auditor reads events and state with, by the names of `Deployment`. */
export const contractAbis = {
  offices: officesAbi,
  registry: registryAbi,
  creditRegister: creditRegisterAbi,
  recognition: recognitionAbi,
  programmes: programmesAbi,
  voucherToken: voucherTokenAbi,
  orderDesk: orderDeskAbi,
  claimDesk: claimDeskAbi,
  treasury: treasuryAbi,
  batcher: batcherAbi,
} as const;
