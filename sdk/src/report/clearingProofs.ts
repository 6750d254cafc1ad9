import type { Text } from '../audit/findings/text.ts';
import type { ClearingFacts, CycleFacts } from './clearingFacts.ts';
import { sumOf } from './totals.ts';

/** A sum that must come out, with its figures. */
export type Proof = { readonly holds: boolean; readonly text: Text };

/** How amounts are written: exact yuan. */
type Format = (fen: bigint) => string;

/** What a set-off must leave as it was. */
export function cycleProofs({ gross, setOff, residual, regions }: CycleFacts, format: Format): Proof[] {
  const [before, after] = [sumOf(regions, 'positionBefore'), sumOf(regions, 'positionAfter')];
  const [owes, owed] = [sumOf(regions, 'owesAfter'), sumOf(regions, 'owedAfter')];
  const [g, s, r] = [gross, setOff, residual].map(format);
  return [
    {
      holds: gross === setOff + residual,
      text: { zh: `${g} = 抵销 ${s} + 余额 ${r}`, en: `${g} = set off ${s} + left ${r}` },
    },
    {
      holds: regions.every((region) => region.setOff === region.setOffOwed),
      text: {
        zh: '每地被抵销的应付与应收相等',
        en: 'in every region as much was set off of what it owes as of what it is owed',
      },
    },
    {
      holds: regions.every(({ positionBefore, positionAfter }) => positionBefore === positionAfter),
      text: { zh: '每地净头寸抵销前后不变', en: "no region's position changed" },
    },
    {
      holds: before === 0n && after === 0n,
      text: {
        zh: `净头寸合计：前 ${format(before)}，后 ${format(after)}`,
        en: `sum of positions ${format(before)} before, ${format(after)} after`,
      },
    },
    {
      holds: owes === residual && owed === residual,
      text: {
        zh: `各行合计 ${format(owes)} = 各列合计 ${format(owed)} = 余额`,
        en: `rows ${format(owes)} = columns ${format(owed)} = what is left`,
      },
    },
  ];
}

/** What must hold between the purses and the obligations at the end. */
export function standingProofs({ standings, discharges }: ClearingFacts, format: Format): Proof[] {
  const positions = sumOf(standings, 'position');
  const [locked, owes, owed] = [sumOf(standings, 'locked'), sumOf(standings, 'owes'), sumOf(standings, 'owed')];
  const [up, down] = [sumOf(standings, 'remittedUp'), sumOf(standings, 'receivedFromAbove')];
  const discharged = sumOf(discharges, 'amount');
  const proofs: Proof[] = [
    {
      holds: standings.every((region) => region.locked === region.owes) && owes === owed,
      text: {
        zh: `每地锁定资金等于其应付；合计：锁定 ${format(locked)} = 应付 ${format(owes)} = 应收 ${format(owed)}`,
        en: `every region has locked what it owes; in all: locked ${format(locked)} = owes ${format(owes)} = owed ${format(owed)}`,
      },
    },
    {
      holds: positions === 0n,
      text: { zh: `净头寸合计 ${format(positions)}`, en: `sum of positions ${format(positions)}` },
    },
  ];
  if (discharges.length === 0 && up === 0n && down === 0n) return proofs;
  return [
    ...proofs,
    {
      holds: up === discharged && down === discharged,
      text: {
        zh: `上级结算：上缴 ${format(up)} = 下拨 ${format(down)}`,
        en: `discharged: sent up ${format(up)} = received ${format(down)}`,
      },
    },
  ];
}
