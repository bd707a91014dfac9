import { readFile, rename } from 'node:fs/promises';
import type { z } from 'zod';
import { replaceFile } from './atomic-file.ts';

/** Settings are small; anything larger is not one of our files. */
const MAX_CHARACTERS = 64 * 1024;

/**
 * Reads a small settings file through its schema. A missing file gives null. A file that cannot be understood is set
 * aside under `<name>.broken`, so that nobody's settings vanish without a trace, and gives null too. Errors of the file
 * system other than "missing" are thrown.
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
  const parsed = text.length <= MAX_CHARACTERS ? schema.safeParse(parseJson(text)) : null;
  if (parsed?.success) return parsed.data;
  await rename(path, `${path}.broken`);
  return null;
}

export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
