import type { Text } from '../audit/findings/text.ts';
import type { ModelFacts } from './modelFacts.ts';

/** Where money comes from or goes to, as a report names it. */
export type Purse =
  | {
      readonly kind: 'TREASURY' | 'FREE_MONEY' | 'PROGRAMMES' | 'ENTERPRISES' | 'LABS' | 'OWN_MONEY' | 'LOCKED';
      readonly region: number;
    }
  | {
      readonly kind: 'POOL' | 'POOL_RESERVED' | 'POOL_FREE';
      readonly issuer: number;
      readonly host: number;
    };

/** What a purse is called; `model` knows the regions' names. */
export function purseName(model: Pick<ModelFacts, 'regions'>, purse: Purse): Text {
  const name = (code: number) => nameOf(model, code);
  switch (purse.kind) {
    case 'TREASURY':
      return phrase`${name(purse.region)}${{ zh: '财政', en: ' treasury' }}`;
    case 'FREE_MONEY':
      return phrase`${name(purse.region)}${{ zh: '财政可用资金', en: ' free money' }}`;
    case 'PROGRAMMES':
      return phrase`${name(purse.region)}${{ zh: '政策预算', en: ' programme money' }}`;
    case 'ENTERPRISES':
      return phrase`${name(purse.region)}${{ zh: '企业', en: ' enterprises' }}`;
    case 'LABS':
      return phrase`${name(purse.region)}${{ zh: '实验室', en: ' labs' }}`;
    case 'OWN_MONEY':
      return phrase`${name(purse.region)}${{ zh: '企业自有资金', en: " enterprises' own money" }}`;
    case 'POOL':
      return phrase`${name(purse.issuer)}${{ zh: '驻', en: ' pool in ' }}${name(purse.host)}${{ zh: '资金池', en: '' }}`;
    case 'POOL_RESERVED':
      return { zh: '池内预留', en: 'reserved in the pool' };
    case 'POOL_FREE':
      return { zh: '池内可用', en: 'left in the pool' };
    case 'LOCKED':
      return phrase`${name(purse.region)}${{ zh: '锁定资金', en: ' locked money' }}`;
  }
}

/** Stands for all regions of a model together where they are too many to be told apart. */
export const everyRegion = 0;

/** A region's name; its code, should the facts not hold it. */
export function nameOf({ regions }: Pick<ModelFacts, 'regions'>, code: number): Text {
  if (code === everyRegion) return { zh: '各地', en: 'All regions:' };
  return regions.find((region) => region.code === code)?.name ?? { zh: String(code), en: String(code) };
}

function phrase(_: TemplateStringsArray, ...parts: readonly Text[]): Text {
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join('') };
}
