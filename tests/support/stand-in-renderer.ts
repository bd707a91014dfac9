import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a page, its script and a style sheet in place of the built interface; returns their folder. */
export async function writeStandIn(folder: string, script = ''): Promise<string> {
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(
    join(renderer, 'index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Concord</title>' +
      '<link rel="stylesheet" href="./assets/index.css"><script type="module" crossorigin src="./assets/index.js"></script>' +
      '</head><body><h1>Stand-in</h1></body></html>',
  );
  await writeFile(join(renderer, 'assets', 'index.css'), 'h1 { color: rgb(1, 2, 3); }');
  await writeFile(join(renderer, 'assets', 'index.js'), `document.body.dataset.ran = 'yes';${script}`);
  await writeFile(join(renderer, 'assets', 'index.js.map'), '{}');
  return renderer;
}
