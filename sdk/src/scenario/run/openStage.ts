import { bytesToHex } from 'viem';
import type { Hex } from 'viem';
import { createLocalNonces } from '../../chain/createLocalNonces.ts';
import type { EmbeddedChain } from '../../chain/startEmbeddedChain.ts';
import { createTongduiClient } from '../../clients/tongduiClient.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { deploySystem } from '../../deployments/deploySystem.ts';
import type { Scenario } from '../scenario.ts';
import { createKeyRing } from './createKeyRing.ts';
import { stranger } from './officeKey.ts';
import type { Stage } from './stage.ts';

export type OpenStageParameters = {
  readonly scenario: Scenario;
  readonly chain: EmbeddedChain;
  /** 32 random bytes, from which the keys of this run are derived. */
  readonly seed?: Hex;
};

/** Deploys the system on a fresh chain; nobody and nothing of the scenario is on it yet. */
export async function openStage(parameters: OpenStageParameters): Promise<Stage> {
  const { scenario, chain, seed = randomBytes() } = parameters;
  const nonces = createLocalNonces();
  const keys = createKeyRing({ seed, nonceManager: nonces });
  const { publicClient } = chain;

  const council = keys.of('council');
  const walletClient = chain.walletOf(council);
  const deployment = await deploySystem({ publicClient, walletClient, council: council.address });
  const clients = new Map<string, TongduiClient>();
  const clientOf = (name: string) => {
    const account = keys.of(name);
    const known = clients.get(account.address);
    if (known) return known;
    const client = createTongduiClient({ deployment, publicClient, walletClient: chain.walletOf(account) });
    clients.set(account.address, client);
    return client;
  };
  return {
    scenario,
    chain,
    keys,
    nonces,
    anyone: clientOf(stranger),
    clientOf,
    secrets: { registration: randomBytes(), intake: randomBytes() },
    now: scenario.clock,
    step: 0,
    parties: new Map(),
    programmes: new Map(),
    compacts: new Map(),
    vouchers: new Map(),
    orders: new Map(),
    terms: new Map(),
    lastTerms: new Map(),
    claimRules: new Map(),
    serials: new Map(),
    facts: { payments: [], prefunds: [], budgets: [], cycles: [], discharges: [] },
  };
}

function randomBytes(): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}
