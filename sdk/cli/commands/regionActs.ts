import { addCategory } from '../../src/actions/council/addCategory.ts';
import { admitRegion } from '../../src/actions/council/admitRegion.ts';
import { grantOffice } from '../../src/actions/council/grantOffice.ts';
import { pause } from '../../src/actions/council/pause.ts';
import { resume } from '../../src/actions/council/resume.ts';
import { revokeOffice } from '../../src/actions/council/revokeOffice.ts';
import { setEpochLength } from '../../src/actions/council/setEpochLength.ts';
import { setNetDebitCap } from '../../src/actions/council/setNetDebitCap.ts';
import { setAcceptanceQuota } from '../../src/actions/treasury/setAcceptanceQuota.ts';
import { listRegions } from '../../src/actions/public/listRegions.ts';
import { offices } from '../../src/offices/offices.ts';
import type { Office, OfficeSeat, RegionOffice } from '../../src/offices/offices.ts';
import { epochLengths } from '../../src/settlement/epochLengths.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { keyPath, addressOf } from '../network/keystore.ts';
import type { Session } from '../network/session.ts';
import { defineAct } from '../acts/act.ts';
import { regionOption } from '../acts/common.ts';
import { needed, optional, text } from '../acts/option.ts';
import { column, fact } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { category, oneOf, region, yuan } from '../acts/values.ts';
import { getAddress, isAddress } from 'viem';
import type { Address } from 'viem';
import { existsSync } from 'node:fs';

const officeNames = Object.keys(offices) as readonly Office[];
const ofRegions: readonly Office[] = ['ADMIN', 'BUREAU', 'AGENCY', 'TREASURY', 'CREDIT'];
const officeOption = needed(
  [
    '--office <office>',
    '岗位: BUREAU, AGENCY, TREASURY, CREDIT, ADMIN, CENTRAL, AUDITOR, GUARDIAN',
    'office: BUREAU, AGENCY, TREASURY, CREDIT, ADMIN, CENTRAL, AUDITOR, GUARDIAN',
  ],
  oneOf(officeNames),
);
const accountOption = needed(['--account <account>', '账户, 或密钥名称', 'an account, or the name of a key'], text);
const regionOfOffice = optional(['--region <code>', '地区岗位的地区', "the region of a region's office"], region);

type SeatValues = { readonly office: Office; readonly region: number | undefined };

function seatOf({ office, region }: SeatValues): OfficeSeat {
  if (ofRegions.includes(office)) {
    if (region === undefined) throw new CliError(`${office}: 需要 --region / --region is needed`, exitCodes.misused);
    return { office: office as RegionOffice, region };
  }
  return { office: office as Exclude<Office, RegionOffice> };
}

/** Who appoints: the council admins and the consortium's officers, a region's admin the rest. */
function appointer({ office, region }: SeatValues): readonly string[] {
  return [office !== 'ADMIN' && ofRegions.includes(office) ? `admin@${region ?? ''}` : 'council'];
}

async function accountOfKey({ folder }: Session, name: string): Promise<Address> {
  if (isAddress(name, { strict: false })) return getAddress(name);
  const path = existsSync(keyPath(folder, name)) ? keyPath(folder, name) : name;
  const address = await addressOf(path);
  if (address === undefined)
    throw new CliError(`${path}: 文件未写明账户 / the file does not say its account`, exitCodes.misused);
  return getAddress(address);
}

export const regionActs = [
  defineAct({
    words: 'region admit',
    about: { zh: '联合体接纳一个地区', en: 'the council admits a region' },
    options: { region: regionOption, name: needed(['--name <text>', '名称', 'its name'], text) },
    example: 'region admit --region 120000 --name 天津',
    keys: () => ['council'],
    run: async (session, { region, name }) => sent(await admitRegion(session.actor(), { region, name })),
  }),
  defineAct({
    words: 'region list',
    about: { zh: '列出各地区', en: 'list the regions' },
    options: {},
    example: 'region list',
    run: async ({ reader }) => ({
      columns: [column('region', '代码', 'code')],
      rows: (await listRegions(reader)).map((code) => [code]),
    }),
  }),
  defineAct({
    words: 'region cap',
    about: { zh: '设定净借记上限 (联合体)', en: 'set the net debit cap (council)' },
    options: {
      region: regionOption,
      amount: optional(['--amount <yuan>', '上限, 元; 不填为不限', 'the cap in yuan; none unless given'], yuan),
    },
    example: 'region cap --region 330522 --amount 5000000.00',
    keys: () => ['council'],
    run: async (session, { region, amount: cap }) =>
      sent(await setNetDebitCap(session.actor(), { region, ...(cap !== undefined && { cap }) })),
  }),
  defineAct({
    words: 'region quota',
    about: { zh: '设定受理额度 (本地财政)', en: "set the acceptance quota (the region's treasury)" },
    options: {
      region: regionOption,
      amount: optional(['--amount <yuan>', '额度, 元; 不填为不限', 'the quota in yuan; none unless given'], yuan),
    },
    example: 'region quota --region 310000 --amount 3000000.00',
    keys: ({ region }) => [`treasury@${region}`],
    run: async (session, { region, amount: quota }) =>
      sent(await setAcceptanceQuota(session.actor(), { region, ...(quota !== undefined && { quota }) })),
  }),
  defineAct({
    words: 'region epoch',
    about: { zh: '设定清算周期长度 (联合体)', en: 'set the length of an epoch of clearing (council)' },
    options: {
      length: needed(
        ['--length <length>', 'MONTH, DAY, 或供演练的 BLOCK', 'MONTH, DAY, or BLOCK for rehearsals'],
        oneOf(epochLengths),
      ),
    },
    example: 'region epoch --length DAY',
    keys: () => ['council'],
    run: async (session, { length }) => sent(await setEpochLength(session.actor(), { length })),
  }),
  defineAct({
    words: 'office grant',
    about: { zh: '授予岗位', en: 'give an account an office' },
    options: { office: officeOption, region: regionOfOffice, account: accountOption },
    example: 'office grant --office AGENCY --region 310000 --account 0x0000000000000000000000000000000000000001',
    keys: appointer,
    run: async (session, { account, ...seat }) =>
      sent(await grantOffice(session.actor(), { ...seatOf(seat), account: await accountOfKey(session, account) })),
  }),
  defineAct({
    words: 'office revoke',
    about: { zh: '收回岗位', en: 'take an office from an account' },
    options: { office: officeOption, region: regionOfOffice, account: accountOption },
    example: 'office revoke --office AGENCY --region 310000 --account 0x0000000000000000000000000000000000000001',
    keys: appointer,
    run: async (session, { account, ...seat }) =>
      sent(await revokeOffice(session.actor(), { ...seatOf(seat), account: await accountOfKey(session, account) })),
  }),
  defineAct({
    words: 'category add',
    about: { zh: '登记一个服务类别 (联合体)', en: 'enter a category (council)' },
    options: { category: needed(['--category <word>', '大写英文单词', 'an upper-case word'], category) },
    example: 'category add --category CALIBRATION',
    keys: () => ['council'],
    run: async (session, { category }) => sent(await addCategory(session.actor(), { category })),
  }),
  defineAct({
    words: 'system pause',
    about: { zh: '暂停全系统 (守护岗或联合体)', en: 'pause the system (guardian or council)' },
    options: {},
    example: 'system pause',
    keys: () => ['guardian'],
    run: async (session) => sent(await pause(session.actor())),
  }),
  defineAct({
    words: 'system resume',
    about: { zh: '恢复全系统 (联合体)', en: 'resume the system (council)' },
    options: {},
    example: 'system resume',
    keys: () => ['council'],
    run: async (session) => sent(await resume(session.actor()), fact('paused', '暂停', 'paused', false)),
  }),
];
