/** What commander says of wrong arguments, and how it is said in Chinese; `$1` and `$2` are what it names. */
const sentences: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^unknown command '([^']*)'/, '没有命令 $1'],
  [/^unknown option '([^']*)'/, '没有选项 $1'],
  [/^missing required argument '([^']*)'/, '缺少参数 $1'],
  [/^required option '([^']*)' not specified/, '缺少选项 $1'],
  [/^option '([^']*)' argument missing/, '选项 $1 缺少值'],
  [/^option '([^']*)' argument '([^']*)' is invalid\./, '选项 $1 的值 $2 有误'],
  [/^command-argument value '([^']*)' is invalid for argument '([^']*)'\./, '参数 $2 的值 $1 有误'],
  [/^too many arguments/, '参数过多'],
];

/** Titles of the help. */
const titles: { readonly [title: string]: string } = {
  'Usage:': '用法:',
  'Options:': '选项:',
  'Commands:': '命令:',
  'Arguments:': '参数:',
};

/**
 * What is wrong with the arguments, on one line in both languages.
 *
 * @param text - as commander writes it, with the word "error" and perhaps a suggestion on a line of its own
 */
export function translateMisuse(text: string): string {
  const en = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  const suggestion = /\(Did you mean ([^?]*)\?\)$/.exec(en)?.[1];
  const meant = suggestion === undefined ? '' : ` (是否指 ${suggestion.replace(/^one of /, '')}?)`;
  for (const [pattern, zh] of sentences) {
    const match = pattern.exec(en);
    if (match === null) continue;
    const said = zh.replaceAll(/\$(\d)/g, (_, place: string) => match[Number(place)] ?? '');
    // What follows is the reader's own, and bilingual already.
    return `参数有误: ${said}${meant} / ${en}\n`;
  }
  return `参数有误 / ${en}\n`;
}

/** A title of the help in Chinese. */
export function translateTitle(title: string): string {
  return titles[title] ?? title;
}
