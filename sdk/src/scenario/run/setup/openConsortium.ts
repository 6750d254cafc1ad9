import { addCategory } from '../../../actions/council/addCategory.ts';
import { admitRegion } from '../../../actions/council/admitRegion.ts';
import { setEpochLength } from '../../../actions/council/setEpochLength.ts';
import { grantOffice } from '../../../actions/council/grantOffice.ts';
import type { OfficeSeat } from '../../../offices/offices.ts';
import { collectCategories } from '../collectCategories.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';

/** Admits the regions, enters the categories and fills every office: admins by the council, the rest by their admin. */
export async function openConsortium(stage: Stage): Promise<void> {
  const { scenario, clientOf, keys } = stage;
  const council = clientOf('council');
  const grant = (by: string, seat: OfficeSeat, name: string) =>
    grantOffice(clientOf(by), { ...seat, account: keys.of(name).address });

  // One after the other: a region's place in the registry and a category's bit follow from the order.
  for (const { code, name } of scenario.regions) await admitRegion(council, { region: code, name });
  for (const category of collectCategories(scenario)) await addCategory(council, { category });
  // A cycle of a rehearsal covers all that is owed: its clock stands still while blocks go on.
  await setEpochLength(council, { length: 'BLOCK' });

  const codes = scenario.regions.map(({ code }) => code);
  await Promise.all([
    ...codes.map((region) => grant('council', { office: 'ADMIN', region }, officeKey('admin', region))),
    grant('council', { office: 'CENTRAL' }, 'central'),
    grant('council', { office: 'AUDITOR' }, 'auditor'),
    grant('council', { office: 'GUARDIAN' }, 'guardian'),
  ]);
  const offices = { bureau: 'BUREAU', agency: 'AGENCY', treasury: 'TREASURY', credit: 'CREDIT' } as const;
  await Promise.all(
    codes.flatMap((region) =>
      (['bureau', 'agency', 'treasury', 'credit'] as const).map((name) =>
        grant(officeKey('admin', region), { office: offices[name], region }, officeKey(name, region)),
      ),
    ),
  );
}
