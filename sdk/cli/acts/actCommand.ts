import { Command, Option } from 'commander';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';
import type { SessionSettings } from '../network/session.ts';
import type { Act } from './act.ts';
import type { Opt } from './option.ts';

/** Options that every act takes beside its own. */
type Common = {
  readonly json?: boolean;
  readonly lang?: Language;
  readonly network?: string;
  readonly key?: readonly string[];
  readonly passwordFile?: string;
};

/** The command of one act: `name` is the last of its words. */
export function actCommand(act: Act, terminal: Terminal, language: Language): Command {
  const name = act.words.split(' ').at(-1) ?? act.words;
  const command = new Command(name).description(act.about[language]);
  for (const option of Object.values(act.options)) command.addOption(toOption(option, language));
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  if (act.keys !== undefined) {
    command
      .option(
        '--key <key...>',
        say(
          '办理所用密钥: 文件, 或网络文件夹中的名称',
          'the key that acts: a file, or a name in the folder of the network',
        ),
      )
      .option('--password-file <file>', say('密钥口令所在文件', "a file with the key's password"));
  }
  return command
    .option('--network <folder>', say('网络文件夹', 'the folder of the network'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(languages))
    .addHelpText('after', `\n${say('示例', 'Example')}:\n  tongdui ${act.example}`)
    .action(async (given: Common & { readonly [name: string]: unknown }) => {
      const { performAct } = await import('./performAct.ts');
      const values = Object.fromEntries(
        Object.entries(act.options).map(([key, option]) => [key, valueOf(option, given)]),
      );
      const settings: SessionSettings = {
        terminal,
        language: given.lang ?? languageOf(terminal.env),
        folder: given.network,
        keys: given.key,
        passwordFile: given.passwordFile,
      };
      await performAct(act, values, { ...settings, json: given.json === true });
    });
}

function toOption(spec: Opt<unknown>, language: Language): Option {
  const option = new Option(spec.flags, spec.about[language]);
  if (spec.isNeeded) option.makeOptionMandatory();
  if (spec.flags.includes('<')) {
    option.argParser((text: string, before: unknown) =>
      spec.isMany ? [...((before as readonly unknown[] | undefined) ?? []), spec.read(text)] : spec.read(text),
    );
  }
  return option;
}

function valueOf(spec: Opt<unknown>, given: { readonly [name: string]: unknown }): unknown {
  const attribute = new Option(spec.flags).attributeName();
  const value = given[attribute];
  if (!spec.flags.includes('<')) return value === true;
  return spec.isMany ? (value ?? []) : value;
}

/** Acts under their groups: `programme fund` is `fund` of `programme`. */
export function actCommands(
  acts: readonly Act[],
  groups: { readonly [name: string]: { readonly zh: string; readonly en: string } },
  terminal: Terminal,
  language: Language,
): readonly Command[] {
  const byGroup = new Map<string, Command>();
  const commands: Command[] = [];
  for (const act of acts) {
    const [first = '', second] = act.words.split(' ');
    if (second === undefined) {
      commands.push(actCommand(act, terminal, language));
      continue;
    }
    let group = byGroup.get(first);
    if (group === undefined) {
      const about = groups[first];
      if (about === undefined) throw new CliError(`no group ${first}`, exitCodes.failed);
      group = new Command(first).description(about[language]);
      byGroup.set(first, group);
      commands.push(group);
    }
    group.addCommand(actCommand(act, terminal, language));
  }
  return commands;
}
