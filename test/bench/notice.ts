// Verifiable award notices a second, warm, on one core: drawn, hashed and stored. Beside it the same page with the
// typefaces opened for each document, as a naive use of the library would.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { store, useStorage } from '../../server/core/storage.ts';
import { findFontFiles } from '../../server/documents/fontFiles.ts';
import { openFaces } from '../../server/documents/fonts.ts';
import { renderAwardNotice, type AwardNoticeView } from '../../server/documents/letters.ts';
import { fen } from '../../server/domain/money.ts';
import { verificationCode } from '../../server/domain/verificationCode.ts';
import { ratePerSecond, report } from './table.ts';

let serial = 0;

function aView(): AwardNoticeView {
  serial += 1;
  const code = verificationCode(randomBytes(10));
  return {
    bureauName: '澜州市科学技术局',
    docMark: '澜州市科学技术局文件',
    dispatchNumber: '澜科〔2026〕12号',
    noticeNumber: `2026-ZR-TZ-${String(serial).padStart(4, '0')}`,
    hostName: '澜州大学',
    programmeName: '市自然科学基金·面上项目',
    projectName: `滨海盐碱地耐盐水稻根际微生物群落构建机制研究（${serial}）`,
    projectNumber: `LZZR2026MC${String(serial).padStart(3, '0')}`,
    leadName: '古丽米热·艾比布力',
    partners: ['澜州市农业科学研究院'],
    startsOn: '2026-07-01',
    endsOn: '2028-06-30',
    amountFen: fen(10_000_000 + serial),
    budgetMode: 'lump_sum',
    meeting: '局党组会议（2026年第18次）',
    publicityFrom: '2026-06-01',
    publicityTo: '2026-06-08',
    agreementDueOn: '2026-07-31',
    contact: { name: '市自然科学基金办公室', phone: '0000-8880000' },
    signedOn: '2026-06-15',
    verificationCode: code,
    verificationUrl: `https://keguan.example.org/verify/${code}`,
    issuedAt: new Date('2026-06-15T02:00:00.000Z'),
  };
}

export async function noticeBenchmark(quick: boolean): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keguan-bench-'));
  useStorage(folder);
  const [runs, milliseconds] = quick ? [3, 1000] : [5, 4000];
  const warm: number[] = [];
  const cold: number[] = [];
  const one = async () => store(renderAwardNotice(aView()));
  const opened = async () =>
    store(
      renderAwardNotice(aView(), { faces: openFaces(findFontFiles({ fontsDir: null, useMachine: true })) }),
    );
  try {
    // The first pages parse the typefaces and warm the compiler; they are not counted.
    for (let i = 0; i < 20; i++) await one();
    for (let i = 0; i < runs; i++) {
      warm.push(await ratePerSecond(milliseconds, one));
      cold.push(await ratePerSecond(milliseconds, opened));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  report('notice', [
    { name: 'one-page notice, typefaces shared, stored', unit: 'notices/s', runs: warm },
    { name: 'baseline: typefaces opened per document', unit: 'notices/s', runs: cold },
  ]);
}
