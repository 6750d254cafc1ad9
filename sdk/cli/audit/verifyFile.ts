import { readFile } from 'node:fs/promises';
import { CertificateError } from '../../src/certificate/certificateError.ts';
import type { Sentence } from '../../src/certificate/certificateVocabulary.ts';
import { verifyCertificate } from '../../src/certificate/verifyCertificate.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { VerifyOptions } from '../commands/certificateVerifyCommand.ts';
import { readNetwork } from '../network/networkFolder.ts';
import type { Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Verifies a certificate and says what it proves, what would follow once more is checked, and what it does not prove.
 *
 * @throws {CliError} if there is no such file, or it proves nothing
 */
export async function verifyFile(options: VerifyOptions, terminal: Terminal, language: Language): Promise<void> {
  const { file, blockHash, network, json } = options;
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CliError(`${file}: 无法读取文件 / cannot read the file`, exitCodes.misused, { cause });
  });
  const trustedDeployment = network === undefined ? undefined : (await readNetwork(network)).deployment;
  try {
    const verdict = await verifyCertificate(bytes, {
      trustedBlockHashes: blockHash,
      ...(trustedDeployment && { trustedDeployment }),
    });
    const { order, isComplete, required, proved, conditional, notProved } = verdict;
    if (json === true) {
      terminal.out(`${JSON.stringify({ order, isComplete, required, proved, conditional, notProved })}\n`);
      return;
    }
    const part = (zh: string, en: string, sentences: readonly Sentence[]) =>
      sentences.length === 0
        ? ''
        : `${language === 'zh' ? zh : en}\n${sentences.map((sentence) => `  - ${plainText(sentence[language])}\n`).join('')}\n`;
    terminal.out(
      [
        part('已证明', 'Proved', proved),
        part('尚待核对', 'If what it hangs on is checked', conditional),
        part('不证明', 'Not proved', notProved),
      ].join(''),
    );
  } catch (cause) {
    if (!(cause instanceof CertificateError)) throw cause;
    if (json === true) terminal.out(`${JSON.stringify({ error: { code: cause.code, message: cause.message } })}\n`);
    throw new CliError(json === true ? '' : `${cause.code}: ${cause.message}`, exitCodes.failed, { cause });
  }
}
