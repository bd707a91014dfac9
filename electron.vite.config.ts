import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * The entries of the main process by the name of their bundle in `out/main`: the program itself and, as a bundle of its
 * own, every worker thread. A file `some-worker.ts` in db/ or electron/ is one, and becomes `out/main/some-worker.js`.
 */
function mainEntries(): Record<string, string> {
  const entries: Record<string, string> = { main: resolve('electron/main.ts') };
  for (const path of globSync('{db,electron}/**/*-worker.ts')) {
    const name = basename(path, '.ts');
    if (entries[name] !== undefined) throw new Error(`Two workers want the name ${name}: ${entries[name]} and ${path}`);
    entries[name] = resolve(path);
  }
  return entries;
}

// The native transform that replaces Babel is an optional package that npm leaves out under Node 20.
process.env['LINGUI_SUPPRESS_BABEL_WARNING'] = '1';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: false,
      sourcemap: true,
      // Only `dependencies` stay outside the bundle: the native SQLite addon, which the packager copies.
      externalizeDeps: true,
      rolldownOptions: {
        input: mainEntries(),
        // All in one folder, so that each finds the workers beside itself.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: false,
      // A sandboxed preload can load nothing but `electron`, so everything it uses is inside this one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), lingui({ failOnCompileError: true }), babel({ presets: [linguiTransformerBabelPreset()] })],
    build: {
      outDir: 'out/renderer',
      sourcemap: true,
      // The Content-Security-Policy allows no data: or inline sources, so every asset is a file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
});
