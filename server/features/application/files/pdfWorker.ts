// The thread in which PDFs are read, one after another.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { readPdf } from './pdfReading.ts';

async function answer({ file }: { file: string }): Promise<void> {
  parentPort?.postMessage(await readPdf(new Uint8Array(await readFile(file))));
}

// A rejection becomes the thread's error event, and the thread is not used again.
parentPort?.on('message', (asked: { file: string }) => void answer(asked));
