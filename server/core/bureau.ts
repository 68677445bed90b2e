// What the bureau says of itself on paper and on public pages. Settings in the database (key 'bureau') over defaults;
// nothing here names a real city.
import { z } from 'zod';
import { Setting } from '../../db/models/oversight.ts';
import { AGREEMENT_DAYS } from '../domain/awardDocument.ts';
import { OBJECTION_DAYS } from '../domain/publicity.ts';

const shape = z.object({
  /** 发文机关标志; the bureau's name and 文件 when it is not set. */
  docMark: z.string().nullable().default(null),
  /** {CITY} of a number pattern. */
  cityLetters: z
    .string()
    .regex(/^[A-Z]{1,6}$/)
    .default('LZ'),
  /** 印发机关 of the imprint. */
  officeName: z.string().nullable().default(null),
  copiesTo: z.array(z.string()).default(['市财政局']),
  /** 附注 without brackets; null for none. */
  note: z.string().nullable().default('此件公开发布'),
  contact: z
    .object({ name: z.string(), phone: z.string() })
    .default({ name: '科技计划项目管理科', phone: '0999-8300001' }),
  objections: z
    .object({ office: z.string(), phone: z.string(), mail: z.string(), address: z.string() })
    .default({
      office: '机关纪委',
      phone: '0999-8300002',
      mail: 'yiyi@kjj.lanzhou-city.example',
      address: '澜州市科学技术局 机关纪委',
    }),
  agreementDays: z.number().int().min(1).max(365).default(AGREEMENT_DAYS),
  objectionDays: z.number().int().min(1).max(365).default(OBJECTION_DAYS),
});
export type BureauSettings = z.output<typeof shape>;

/** @throws when what is stored is not in form: a wrong mark must not reach a document */
export async function bureauSettings(): Promise<BureauSettings> {
  const row = await Setting.findOne({ where: { key: 'bureau' } });
  return shape.parse(row?.value ?? {});
}
