import type { Text } from '../audit/findings/text.ts';

/** Short names by GB/T 2260 code of the provincial regions, and of those others that the shipped scenarios name. */
const names: ReadonlyMap<number, readonly [zh: string, en: string]> = new Map([
  [110000, ['北京', 'Beijing']],
  [120000, ['天津', 'Tianjin']],
  [130000, ['河北', 'Hebei']],
  [140000, ['山西', 'Shanxi']],
  [150000, ['内蒙古', 'Inner Mongolia']],
  [210000, ['辽宁', 'Liaoning']],
  [220000, ['吉林', 'Jilin']],
  [230000, ['黑龙江', 'Heilongjiang']],
  [310000, ['上海', 'Shanghai']],
  [320000, ['江苏', 'Jiangsu']],
  [320583, ['昆山', 'Kunshan']],
  [330000, ['浙江', 'Zhejiang']],
  [330522, ['长兴', 'Changxing']],
  [340000, ['安徽', 'Anhui']],
  [350000, ['福建', 'Fujian']],
  [360000, ['江西', 'Jiangxi']],
  [370000, ['山东', 'Shandong']],
  [410000, ['河南', 'Henan']],
  [420000, ['湖北', 'Hubei']],
  [430000, ['湖南', 'Hunan']],
  [440000, ['广东', 'Guangdong']],
  [450000, ['广西', 'Guangxi']],
  [460000, ['海南', 'Hainan']],
  [500000, ['重庆', 'Chongqing']],
  [510000, ['四川', 'Sichuan']],
  [520000, ['贵州', 'Guizhou']],
  [530000, ['云南', 'Yunnan']],
  [540000, ['西藏', 'Tibet']],
  [610000, ['陕西', 'Shaanxi']],
  [620000, ['甘肃', 'Gansu']],
  [630000, ['青海', 'Qinghai']],
  [640000, ['宁夏', 'Ningxia']],
  [650000, ['新疆', 'Xinjiang']],
]);

/**
 * A region's name in both languages.
 *
 * @param code - GB/T 2260
 * @param registered - the name on the chain; it stands for both languages where no Chinese one is known, and gives way to
 *   the usual English one where it only repeats the code
 */
export function regionName(code: number, registered: string): Text {
  const [zh, en] = names.get(code) ?? [registered, registered];
  return { zh, en: registered === String(code) ? en : registered };
}
