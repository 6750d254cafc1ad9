import { appropriate } from '../../src/actions/bureau/appropriate.ts';
import { getDeposit } from '../../src/actions/public/getDeposit.ts';
import { cashOut } from '../../src/actions/treasury/cashOut.ts';
import { discharge } from '../../src/actions/treasury/discharge.ts';
import { prefund } from '../../src/actions/treasury/prefund.ts';
import { unfund } from '../../src/actions/treasury/unfund.ts';
import { getParticipant } from '../../src/actions/public/getParticipant.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { buildCashOut, signCashOut } from '../../src/intents/cashOut.ts';
import { needKeyOfParty } from '../parties/partyKeys.ts';
import { defineAct } from '../acts/act.ts';
import { amountOption, documentOption, hostOption, issuerOption, partyOption, regionOption } from '../acts/common.ts';
import { deadlineIn } from '../acts/deadline.ts';
import { inTurn } from '../acts/inTurn.ts';
import { needed } from '../acts/option.ts';
import { fact } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { region } from '../acts/values.ts';

const debtor = needed(['--debtor <code>', '应付地区', 'region that owes'], region);
const creditor = needed(['--creditor <code>', '应收地区', 'region that is owed'], region);

export const moneyActs = [
  defineAct({
    words: 'appropriate',
    about: { zh: '财政拨款入账 (科技局与财政局各办一次)', en: 'bank money came in (bureau and treasury, once each)' },
    options: { region: regionOption, amount: amountOption, document: documentOption },
    example: 'appropriate --region 330522 --amount 1000000.00 --document "bank receipt 2026-001"',
    keys: ({ region }) => [`bureau@${region}`, `treasury@${region}`],
    run: async (session, values) => await inTurn(session, (client) => appropriate(client, values)),
  }),
  defineAct({
    words: 'pool prefund',
    about: {
      zh: '向对方地区的资金池预付 (财政局与代理机构)',
      en: 'prefund a pool in the host region (treasury and agent)',
    },
    options: { issuer: issuerOption, host: hostOption, amount: amountOption, document: documentOption },
    example: 'pool prefund --issuer 330522 --host 310000 --amount 500000.00 --document "transfer 7"',
    keys: ({ issuer }) => [`treasury@${issuer}`],
    run: async (session, values) => await inTurn(session, (client) => prefund(client, values)),
  }),
  defineAct({
    words: 'pool unfund',
    about: { zh: '收回资金池的余款 (财政局与代理机构)', en: 'take money back from a pool (treasury and agent)' },
    options: { issuer: issuerOption, host: hostOption, amount: amountOption, document: documentOption },
    example: 'pool unfund --issuer 330522 --host 310000 --amount 100000.00 --document "transfer 8"',
    keys: ({ issuer }) => [`treasury@${issuer}`],
    run: async (session, values) => await inTurn(session, (client) => unfund(client, values)),
  }),
  defineAct({
    words: 'cash-out',
    about: {
      zh: '参与方提现 (参与方签字, 本地财政付款)',
      en: 'a participant takes its money out (it signs, its treasury pays)',
    },
    options: { party: partyOption, amount: amountOption, document: documentOption },
    example: 'cash-out --party sh-lab --amount 100.00 --document "bank order 12"',
    keys: () => [],
    run: async (session, { party: name, amount, document }) => {
      const party = session.accountOf(name);
      const { deployment } = session.reader;
      const intent = buildCashOut({ party, amount, deadline: deadlineIn(1) });
      const signature = await signCashOut(await needKeyOfParty(session, party), deployment, intent);
      const { region } = await getParticipant(session.reader, { account: party });
      const treasury = session.actors[0] ?? session.clientOf(await session.keyOf(`treasury@${region}`));
      const receipt = await cashOut(treasury, { intent, signature, document });
      const left = await getDeposit(session.reader, { party });
      return sent(
        receipt,
        fact('paid', '已付', 'paid out', formatYuan(amount)),
        fact('deposit', '余额', 'deposit left', formatYuan(left)),
      );
    },
  }),
  defineAct({
    words: 'discharge',
    about: {
      zh: '经上级结算余额 (应付地区财政与中央)',
      en: "settle a remainder through the centre (debtor's treasury and central)",
    },
    options: { debtor, creditor, amount: amountOption, document: documentOption },
    example: 'discharge --debtor 330522 --creditor 310000 --amount 1000.00 --document "fiscal order 3"',
    keys: ({ debtor }) => [`treasury@${debtor}`, 'central'],
    run: async (session, values) => await inTurn(session, (client) => discharge(client, values)),
  }),
];
