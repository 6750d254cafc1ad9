import { endorseLab } from '../../../actions/agency/endorseLab.ts';
import { registerParticipants } from '../../../actions/agency/registerParticipants.ts';
import { credentialOf } from '../../../participants/credential.ts';
import type { ScenarioParticipant } from '../../scenario.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';

/** How many registrations go into one transaction: about 170 000 gas each, under the 16.7 million that one may use. */
const batchSize = 60;

/** Each region's agency registers its residents, then the agencies enter the labs that they endorse. */
export async function registerParties(stage: Stage): Promise<void> {
  const { participants, regions } = stage.scenario;
  for (const { code } of regions) {
    const residents = participants.filter(({ region }) => region === code);
    for (let at = 0; at < residents.length; at += batchSize) {
      await register(stage, code, residents.slice(at, at + batchSize));
    }
  }
  await Promise.all(participants.flatMap((participant) => endorse(stage, participant)));
}

async function register(stage: Stage, region: number, batch: readonly ScenarioParticipant[]): Promise<void> {
  const { clientOf, keys, parties } = stage;
  const { participants } = await registerParticipants(clientOf(officeKey('agency', region)), {
    region,
    registrations: batch.map(({ id, kind, controller, categories }) => ({
      kind,
      credential: keyedName(stage, 'identity', id),
      controller: keyedName(stage, 'group', controller),
      categories,
      signer: keys.of(id).address,
    })),
  });
  for (const [index, participant] of batch.entries()) {
    const registered = participants[index];
    if (registered === undefined) throw new Error(`${participant.id} was registered, but the chain does not say so`);
    parties.set(participant.id, { ...participant, ...registered });
  }
}

/** A party without a controller is a group of its own name, so names of groups and of parties are keyed alike. */
function keyedName({ secrets }: Stage, kind: 'identity' | 'group', name: string) {
  return credentialOf(secrets.registration, `${kind}:${name}`);
}

/** A lab's own region endorses it by registering it. */
function endorse({ clientOf, parties }: Stage, { id, region, endorsedBy }: ScenarioParticipant): Promise<unknown>[] {
  const lab = parties.get(id)?.account;
  return endorsedBy.flatMap((code) =>
    lab === undefined || code === region
      ? []
      : [endorseLab(clientOf(officeKey('agency', code)), { lab, region: code })],
  );
}
