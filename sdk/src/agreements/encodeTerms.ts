import { zeroAddress } from 'viem';
import { toFen } from '../amounts/toFen.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { categoryMask } from '../categories/categoryMask.ts';
import { rails } from './rails.ts';
import { noCap } from './terms.ts';
import type { Terms } from './terms.ts';

/** The terms as the contracts take them, with the categories looked up. */
export async function encodeTerms(client: TongduiClient, terms: Terms) {
  return {
    rail: rails.indexOf(terms.rail),
    preApproval: terms.preApproval ?? false,
    ratioBp: terms.ratioBp ?? 10_000,
    challengeDays: terms.challengeDays ?? 7,
    agent: terms.agent ?? zeroAddress,
    categories: await categoryMask(client, terms.categories),
    exposureCap: toFen(terms.exposureCap ?? noCap, 'exposureCap'),
  };
}
