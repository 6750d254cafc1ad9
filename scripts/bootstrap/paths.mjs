// @ts-check
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where npm links the commands of the installed packages. */
export const binFolder = join(root, 'node_modules', '.bin');

/** State of this checkout that no commit holds and that outlives `node_modules`. */
export const stateFolder = join(root, '.tongdui');

/**
 * @param {string} command - the name of an installed package's command
 * @returns {string}
 */
export const bin = (command) => join(binFolder, command);

/**
 * @param {string} file - a path inside the repository
 * @returns {any} its parsed content
 */
export const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The environment's PATH without the project's own commands. */
export const outerPath = () =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== binFolder)
    .join(delimiter);

/** The environment's PATH with the project's own commands, Node 24 among them, in front. */
export const innerPath = () => binFolder + delimiter + outerPath();
