import { formatYuan } from '../../amounts/formatYuan.ts';
import { sayIn } from '../language.ts';
import type { Language } from '../language.ts';
import type { ModelFacts, PartyFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { sumOf } from '../totals.ts';

/** How many parties are named one by one; the rest are summed up. */
const namedParties = 5;

/** What treasuries keep for labs, and for enterprises where they were paid: a title and a text in each row. */
export function holdingRows(model: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  const paidAtHome = model.enterprises.filter(({ deposit, cashedOut }) => deposit + cashedOut > 0n);
  return [
    ...rowsOf(model, say('实验室存款', 'Labs hold'), model.labs, language),
    ...rowsOf(model, say('企业存款', 'Enterprises hold'), paidAtHome, language),
  ];
}

function rowsOf(model: ModelFacts, title: string, parties: readonly PartyFacts[], language: Language): string[][] {
  const rest = parties.slice(namedParties);
  const lines = parties.slice(0, namedParties).map((party) => holding(model, party, language));
  if (rest.length > 0) lines.push(remainder(parties, rest, language));
  return lines.map((line, index) => [index === 0 ? title : '', line]);
}

function holding(model: ModelFacts, party: PartyFacts, language: Language): string {
  const say = sayIn(language);
  const place = nameOf(model, party.region)[language];
  const deposit = formatYuan(party.deposit);
  const line = say(`${party.name}（${place}）${deposit}`, `${party.name} (${place}) ${deposit}`);
  if (party.cashedOut === 0n) return line;
  const cashed = formatYuan(party.cashedOut);
  return line + say(`，已提现 ${cashed}`, `, cashed out ${cashed}`);
}

function remainder(all: readonly PartyFacts[], rest: readonly PartyFacts[], language: Language): string {
  const say = sayIn(language);
  const [held, sum] = [formatYuan(sumOf(rest, 'deposit')), formatYuan(sumOf(all, 'deposit'))];
  return say(`其余 ${rest.length} 家 ${held}；合计 ${sum}`, `${rest.length} others ${held}; in all ${sum}`);
}
