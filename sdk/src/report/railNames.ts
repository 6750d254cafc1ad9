import type { Rail } from '../agreements/rails.ts';
import type { Text } from '../audit/findings/text.ts';

/** The rails in words (docs/scenario-format.md, "Rails"). */
export const railNames: { readonly [rail in Rail]: Text } = {
  HOME: { zh: '本地支付', en: 'paid at home' },
  POOL: { zh: '预付资金池', en: 'prefunded pool' },
  REIMBURSE: { zh: '先付后报', en: 'reimbursement' },
  CLEARING: { zh: '跨区清算', en: 'clearing' },
};
