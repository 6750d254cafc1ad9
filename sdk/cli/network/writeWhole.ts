import { open, rename } from 'node:fs/promises';

/**
 * Writes a file so that, whenever the process or the machine stops, there is the former content or the new one.
 *
 * @param mode - permissions of the file; its owner may read and write it unless said
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  const file = await open(draft, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
