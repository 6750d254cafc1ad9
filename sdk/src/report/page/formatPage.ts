import { formatTime } from '../../calendar/formatTime.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { drawnMarkup, markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { modelSection } from './modelSection.ts';
import { overviewSection } from './overviewSection.ts';
import { pageStyle } from './pageStyle.ts';

export type FormatPageParameters = {
  readonly models: readonly ModelFacts[];
  /** Unix seconds. */
  readonly madeAt: number;
};

/**
 * One HTML page with tables and charts, Chinese and English side by side. It stands alone: it loads nothing, runs nothing, and
 * forbids both in its own policy.
 */
export function formatPage({ models, madeAt }: FormatPageParameters): string {
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>通兑演练报告 · Tongdui rehearsal report</title>
<style>${drawnMarkup(pageStyle)}</style>
</head>
<body>
<main>
${opening(models, madeAt)}
${overviewSection(models)}
${models.map((model, index) => modelSection(model, anchorOf(index)))}
${closing()}
</main>
</body>
</html>
`;
  return page.text;
}

function anchorOf(index: number): string {
  return `model-${index + 1}`;
}

function opening(models: readonly ModelFacts[], madeAt: number): Markup {
  const ok = models.every((model) => model.ok);
  const verdict = ok
    ? { zh: '✓ 全部步骤符合预期，审计无发现', en: 'every step as expected, no audit findings' }
    : { zh: '✗ 有步骤不符预期，或审计有发现', en: 'a step is not as expected, or the audit has findings' };
  return markup`<header>
<h1>${{ zh: '通兑：创新券跨区使用演练报告', en: 'Tongdui: innovation vouchers across regions, a rehearsal' }}</h1>
<div class="verdict${ok ? '' : ' bad'}">${verdict}</div>
<div class="pair">
<p>每个模式在一条独立的链上运行，每个行为都由当事方的密钥签名。本页所有金额都由链上日志逐条重放得出，并与链上状态逐项核对；情景文件只提供步骤。金额单位为元。</p>
<p class="en" lang="en">Each model ran on a chain of its own, every act signed by its party's key. Every amount on this page is rebuilt from the chain's logs and compared with its state; the scenario files give the steps only. Amounts are yuan.</p>
</div>
<p class="en">${formatTime(madeAt)}</p>
<nav>${models.map(({ short }, index) => markup`<a href="#${anchorOf(index)}">${short}</a>`)}</nav>
</header>`;
}

function closing(): Markup {
  return markup`<footer>
<div class="pair">
<p>企业付给实验室的款项不经过链；其数额以受理机构签名的回执为准。图中长度按金额比例绘制，数字以表格为准。</p>
<p class="en" lang="en">What enterprises pay labs does not pass through the chain; its amount is what the reviewer's signed intake ticket attests. Charts are drawn to scale; the tables hold the exact figures.</p>
</div>
</footer>`;
}
