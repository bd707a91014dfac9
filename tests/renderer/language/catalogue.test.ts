import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const lingui = join(dirname(fileURLToPath(import.meta.resolve('@lingui/cli'))), 'lingui.js');

/** The texts of a catalogue, without its head, which tells when it was made. */
function entries(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n\n').slice(1);
}

it('the message catalogue holds the texts of the interface as they are now', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-catalogue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, 'lingui.config.ts');
  writeFileSync(
    config,
    `import base from ${JSON.stringify(join(root, 'lingui.config.ts'))};
     const [catalogue] = base.catalogs;
     export default { ...base, rootDir: ${JSON.stringify(root)}, catalogs: [{ ...catalogue, path: ${JSON.stringify(join(folder, '{locale}'))} }] };`,
  );
  execFileSync(process.execPath, [lingui, 'extract', '--clean', '--workers', '1', '--config', config], {
    cwd: root,
    stdio: 'ignore',
  });
  const stale = 'The catalogue is not up to date: run `npm run messages`.';
  expect(entries(join(root, 'renderer/locales/en.po')), stale).toEqual(entries(join(folder, 'en.po')));
});
