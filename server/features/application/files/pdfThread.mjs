// How the thread of pdfWorker.ts begins. On Node 20 a thread does not take over the TypeScript loader of its process: it
// registers its own. The libraries come first, since they need none and load ten times as fast without.
import '@cantoo/pdf-lib';
import 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { register } from 'tsx/esm/api';

register();
await import('./pdfWorker.ts');
