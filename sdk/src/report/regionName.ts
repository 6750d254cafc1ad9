import type { Text } from '../audit/findings/text.ts';

/** Short names by GB/T 2260 code, of regions that the shipped scenarios name in English only. */
const chineseNames: ReadonlyMap<number, string> = new Map([
  [110000, '北京'],
  [120000, '天津'],
  [130000, '河北'],
  [310000, '上海'],
  [320583, '昆山'],
  [330522, '长兴'],
]);

/**
 * A region's name in both languages.
 *
 * @param code - GB/T 2260
 * @param registered - the name on the chain; it stands for both languages where no Chinese one is known
 */
export function regionName(code: number, registered: string): Text {
  return { zh: chineseNames.get(code) ?? registered, en: registered };
}
