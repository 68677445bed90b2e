// Checks the main text (正文) at once when it is uploaded: opens, not encrypted, pages, A4, fonts embedded, text that can be
// copied, and whether it names the people of the application. What cannot be read at all is refused; the rest are facts.
import { Worker } from 'node:worker_threads';
import { WrongType, refuseOn } from '../../../core/errors.ts';
import { normaliseName } from '../../../domain/text.ts';
import { violation } from '../../../domain/violation.ts';
import type { PdfOutcome, PdfReading } from './pdfReading.ts';

/** Settings: a file that needs more is refused, so that one upload never holds the machine. */
const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;
/** Two cores: one for a check, one for everybody else. */
const AT_ONCE = 2;

const idle: Worker[] = [];
let running = 0;
const waiting: (() => void)[] = [];

/** @throws WrongType for what is no readable PDF, RuleViolation for an encrypted one or one beyond the limits */
export async function checkPdf(file: string): Promise<PdfReading> {
  const outcome = await inTurn(() => read(file));
  switch (outcome.is) {
    case 'read':
      return outcome.reading;
    case 'encrypted':
      refuseOn([violation('pdf.encrypted', ['file'])]);
      throw new Error('unreachable');
    case 'tooComplex':
      refuseOn([violation('pdf.tooComplex', ['file'])]);
      throw new Error('unreachable');
    case 'unreadable':
      throw new WrongType({ allowed: ['pdf'] }, [violation('pdf.unreadable', ['file'])]);
  }
}

type Answer = PdfOutcome | { readonly is: 'tooComplex' };

/** A thread is kept for the next file, since starting one costs more than reading a file; it keeps no process alive. */
function startThread(): Worker {
  const worker = new Worker(new URL('./pdfThread.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  // One that dies while it rests is not used again, and takes nobody with it.
  const retire = () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  };
  worker.on('error', retire);
  worker.once('exit', retire);
  return worker;
}

function read(file: string): Promise<Answer> {
  const worker = idle.pop() ?? startThread();
  worker.ref();
  return new Promise<Answer>((resolve, reject) => {
    const finished = (settle: () => void, isFit: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      worker.unref();
      if (isFit) idle.push(worker);
      else void worker.terminate();
      settle();
    };
    const onMessage = (outcome: PdfOutcome) => finished(() => resolve(outcome), true);
    // What is wrong with a file comes as a message; an error is ours, but for the memory a file may take.
    const onError = (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finished(() => (isMemory ? resolve({ is: 'tooComplex' }) : reject(error)), false);
    };
    const timer = setTimeout(() => finished(() => resolve({ is: 'tooComplex' }), false), PATIENCE_MS);
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage({ file });
  });
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place goes to the next in line, or is free again.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Which of the names the text holds, however its lines break. One-character names would be found everywhere. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const packed = packedOf(text);
  const wanted = [...new Set(names.map(normaliseName))].filter((name) => [...packedOf(name)].length >= 2);
  return wanted.filter((name) => packed.includes(packedOf(name)));
}

const packedOf = (text: string): string => normaliseName(text).replace(/[\s·]/gu, '');
