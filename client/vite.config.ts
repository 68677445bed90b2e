// How the browser's half is bundled: for the bureau's Chrome 109, from our own server only, under a strict CSP.
import { relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const project = resolve(import.meta.dirname, '..');

/** Writes dist/modules.json: every module in the bundle, so that a test can see what of the server came along. */
function moduleList(): Plugin {
  return {
    name: 'keguan-module-list',
    generateBundle(_options, bundle) {
      const modules = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) modules.add(nameOf(id));
      }
      this.emitFile({
        type: 'asset',
        fileName: 'modules.json',
        source: `${JSON.stringify([...modules].sort(), null, 1)}\n`,
      });
    },
  };
}

function nameOf(id: string): string {
  const path = id.replaceAll('\0', '').replace(/\?.*$/u, '');
  return path.startsWith('/') ? relative(project, path) : path;
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  envDir: false,
  logLevel: 'warn',
  plugins: [react(), moduleList()],
  // The server puts a fresh nonce where this word stands, at each request for the page.
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'chrome109',
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
