// What the public sees of a list: numbers, names of projects and units, amounts. No person, no rank, no score.
import type { z } from 'zod';
import type { DecisionList } from '../../../../db/models/award.ts';
import type { Call } from '../../../../db/models/call.ts';
import type { BureauSettings } from '../../../core/bureau.ts';
import type { ItemWithApplication } from '../decision/listed.ts';
import type { publicityItem, publicityView } from './contract.ts';

export interface AroundPublicity {
  readonly call: Call;
  readonly bureauName: string;
  readonly objections: BureauSettings['objections'];
  readonly items: readonly ItemWithApplication[];
  readonly isOpen: boolean;
}

export function presentPublicity(
  list: DecisionList,
  { call, bureauName, objections, items, isOpen }: AroundPublicity,
): z.input<typeof publicityView> {
  const { office, phone, mail, address } = objections;
  return {
    code: list.publicCode ?? '',
    title: list.title,
    bureau: bureauName,
    programme: call.rules.programme.name,
    year: call.year,
    meetingNumber: list.meetingNumber,
    startsOn: list.startsOn ?? '',
    endsOn: list.endsOn ?? '',
    workingDays: call.rules.publicity.workingDays,
    isOpen,
    objections: { office, phone, mail, address },
    items: items.map(({ application, amountFen }) => ({
      receiptNumber: application.receiptNumber ?? '',
      title: application.title,
      unit: application.host?.name ?? '',
      amountFen: amountFen ?? 0,
    })),
  };
}

export function presentPublicityItem(list: DecisionList): z.input<typeof publicityItem> {
  return {
    code: list.publicCode ?? '',
    title: list.title,
    startsOn: list.startsOn ?? '',
    endsOn: list.endsOn ?? '',
    projects: (list.items ?? []).filter((each) => each.isProposed).length,
  };
}
