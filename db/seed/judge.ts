// Host officers, recommenders and checkers of the demo town: they pass applications on, send them back, and check them item
// by item.
import { Application } from '../models/application.ts';
import type { Call } from '../models/call.ts';
import { formalItemsOf, type FormalItem } from '../../server/domain/formalCheck.ts';
import type { RefusalReason } from '../../server/domain/terms.ts';
import {
  endorse,
  recommend,
  returnFromRecommender,
  returnToApplicant,
} from '../../server/features/application/endorsement/service.ts';
import {
  accept,
  mark,
  refuse,
  returnForCorrection,
} from '../../server/features/application/formalCheck/service.ts';
import type { Entry } from './apply.ts';
import type { Stage } from './stage.ts';
import type { Town } from './town.ts';

interface Judged {
  readonly id: number;
  readonly version: number;
  readonly revisionId: number;
}

async function judged({ id }: Pick<Entry, 'id'>): Promise<Judged> {
  const { version, revisionId } = await Application.findByPk(id, { rejectOnEmpty: true });
  if (revisionId === null) throw new Error(`application ${id} was not handed in`);
  return { id, version, revisionId };
}

export async function endorseIt(stage: Stage, town: Town, entry: Entry): Promise<void> {
  const actor = await stage.as(town.hostOfficer(entry.lead.unit));
  await endorse(actor, {
    ...(await judged(entry)),
    opinion: '申请人具备承担条件，材料属实，单位同意推荐并提供必要的支持。',
  });
}

export async function sendBackFromHost(stage: Stage, town: Town, entry: Entry): Promise<void> {
  const actor = await stage.as(town.hostOfficer(entry.lead.unit));
  await returnToApplicant(actor, {
    ...(await judged(entry)),
    reason: '伦理审查批件与研究方案的样本量不一致，请核对后重新提交。',
  });
}

export async function recommendIt(stage: Stage, town: Town, entry: Entry): Promise<void> {
  const actor = await stage.as(town.recommender(entry.lead.unit));
  await recommend(actor, {
    ...(await judged(entry)),
    opinion: '符合本地产业发展方向，自筹资金与实施条件已经落实，同意推荐。',
  });
}

export async function sendBackFromRecommender(stage: Stage, town: Town, entry: Entry): Promise<void> {
  const actor = await stage.as(town.recommender(entry.lead.unit));
  await returnFromRecommender(actor, {
    ...(await judged(entry)),
    reason: '示范地点尚未明确，请补充示范单位出具的落地意见后再报。',
  });
}

interface Failure {
  readonly key: FormalItem;
  readonly note: string;
}

/** Every item is decided; one may fail. */
async function decideItems(stage: Stage, by: number, call: Call, entry: Entry, failure?: Failure) {
  const items = formalItemsOf(call.rules).map((key) => ({
    key,
    verdict: failure?.key === key ? ('fail' as const) : ('pass' as const),
    note: failure?.key === key ? failure.note : null,
  }));
  await mark(await stage.as(by), { ...(await judged(entry)), items });
}

export async function acceptIt(stage: Stage, by: number, call: Call, entry: Entry): Promise<void> {
  await decideItems(stage, by, call, entry);
  await accept(await stage.as(by), await judged(entry));
}

/** Only a few items yet: the check is under way. */
export async function beginCheck(stage: Stage, by: number, call: Call, entry: Entry): Promise<void> {
  const items = formalItemsOf(call.rules)
    .slice(0, 6)
    .map((key) => ({ key, verdict: 'pass' as const, note: null }));
  await mark(await stage.as(by), { ...(await judged(entry)), items });
}

export async function askForCorrection(stage: Stage, by: number, call: Call, entry: Entry): Promise<void> {
  await decideItems(stage, by, call, entry, {
    key: 'indicators',
    note: '指标“公开数据集”没有说明数据范围与公开方式。',
  });
  await returnForCorrection(await stage.as(by), {
    ...(await judged(entry)),
    reason: '请在摘要中补充绩效指标的说明：公开数据集的范围与公开方式。',
  });
}

/** Not accepted at once; or, when a correction was not handed in by its date, after that. */
export async function refuseIt(
  stage: Stage,
  { by, call, entry, reasonCode }: { by: number; call: Call; entry: Entry; reasonCode: RefusalReason },
): Promise<void> {
  const { state } = await Application.findByPk(entry.id, { rejectOnEmpty: true });
  if (state === 'inCheck')
    await decideItems(stage, by, call, entry, {
      key: 'direction',
      note: '研究内容偏重设备改造，不在所选指南方向之内。',
    });
  await refuse(await stage.as(by), {
    ...(await judged(entry)),
    reasonCode,
    reason:
      reasonCode === 'incomplete'
        ? '逾期未提交补正材料，按规定不予受理。'
        : '研究内容不符合所选指南方向的资助范围，不予受理。',
  });
}
