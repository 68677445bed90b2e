// Small real PDFs for the demo town: the main text of an application, and the scans that come with it. A4, fonts embedded,
// text that can be copied, nobody named.
import PDFDocument from 'pdfkit';
import { sharedFaces } from '../../server/documents/fonts.ts';
import type { Work } from './works.ts';

/** A4 in points. */
const [WIDTH, HEIGHT] = [595, 842];
const MARGIN = 72;
const SIZE = 12;
const LINE_GAP = 8;

interface Paragraph {
  readonly text: string;
  readonly size: number;
}

const heading = (text: string): Paragraph => ({ text, size: 14 });
const body = (text: string): Paragraph => ({ text, size: SIZE });

/** The main text (正文): as a proposal is laid out, two or three pages. */
export function bodyPdf(work: Work): Promise<Buffer> {
  return pdfOf(work.title, [
    { text: work.title, size: 18 },
    heading('一、立项依据与研究意义'),
    body(work.abstract),
    body(
      '国内外相关研究多在淡水或低盐条件下开展，本市所处的滨海环境兼有高盐、季节性冻融和人类活动的影响，已有结论难以直接应用。前期踏勘与预试验表明，关键过程存在明显的空间差异，有必要以定位观测和控制试验相结合的办法加以辨析。',
    ),
    heading('二、研究内容、目标与关键问题'),
    body(
      '（一）明确关键过程的驱动因素及其阈值；（二）建立可检验的定量关系并评估其不确定性；（三）提出适合本地条件的技术参数，形成可复核的数据集。拟解决的关键问题是不同尺度观测之间的衔接，以及结论在相邻区域的适用范围。',
    ),
    heading('三、研究方案与可行性'),
    body(
      '按年度安排布点、采样、试验与建模工作，第一年完成样地与装置，第二年获取主要数据，第三年验证并总结。所需仪器与试验条件已经具备，数据按统一格式保存并留存原始记录。主要风险是极端天气造成的缺测，拟设置备用样点加以弥补。',
    ),
    heading('四、研究基础与工作条件'),
    body(
      `团队长期从事${work.keywords.split('；').slice(0, 2).join('、')}方面的工作，积累了连续观测资料与稳定的试验方法，具备完成本项目的条件。`,
    ),
    heading('五、预期成果'),
    body('形成技术报告与数据集，发表学术论文，培养研究生，并与用户单位开展应用对接。'),
  ]);
}

/** One page that stands for a scan: a proof of own funds, an agreement, an objection's evidence. */
export function proofPdf(title: string, sentences: readonly string[]): Promise<Buffer> {
  return pdfOf(title, [{ text: title, size: 18 }, ...sentences.map(body)]);
}

function pdfOf(title: string, paragraphs: readonly Paragraph[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, info: { Title: title } });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  // One typeface for the whole: sixty of these are made while a newcomer waits.
  document.font(sharedFaces().face('宋体').embeddable, '宋体');
  let top = MARGIN;
  for (const { text, size } of paragraphs) {
    document.fontSize(size);
    for (const line of linesOf(text, size)) {
      if (top + size > HEIGHT - MARGIN) {
        document.addPage();
        top = MARGIN;
      }
      document.text(line, MARGIN, top, { lineBreak: false });
      top += size + LINE_GAP;
    }
    top += LINE_GAP;
  }
  document.end();
  return finished;
}

/** pdfkit breaks lines at spaces only: Chinese lines are cut here, every character one em wide. */
function linesOf(text: string, size: number): string[] {
  const most = Math.floor((WIDTH - 2 * MARGIN) / size);
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, index) =>
    characters.slice(index * most, (index + 1) * most).join(''),
  );
}
