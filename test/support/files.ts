// Finds test and source files by ending, in a fixed order.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export { existsSync };

/** All files under a folder whose name ends so, as paths with forward slashes. */
export function globSync(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/') && !file.includes('client/dist/'))
    .sort();
}
