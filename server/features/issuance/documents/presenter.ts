// What leaves of an award document, to the desks of the bureau that issue it and follow it.
import type { z } from 'zod';
import type { Award, AwardDocument } from '../../../../db/models/award.ts';
import { add, fen } from '../../../domain/money.ts';
import type { Ability } from '../../../policy/authorize.ts';
import type { PaperOrder } from '../../award/index.ts';
import { presentAbility, presentAwardItem } from '../../award/index.ts';
import type { documentItem, documentView } from './contract.ts';

export interface AroundDocument {
  readonly awards: readonly Award[];
  readonly paper: PaperOrder;
  readonly paperOfAward: (id: number) => PaperOrder;
  readonly mayPrint: boolean;
  readonly abilities: readonly Ability[];
}

export function presentDocument(
  document: AwardDocument,
  around: AroundDocument,
): z.input<typeof documentView> {
  const { awards, paper, paperOfAward } = around;
  return {
    id: document.id,
    version: document.version,
    state: document.state,
    title: document.title,
    dispatchNumber: document.dispatchNumber,
    signedOn: document.signedOn,
    totalFen: totalOf(awards),
    call: { id: document.callId, title: document.call?.title ?? '' },
    list: { id: document.listId, title: document.list?.title ?? '' },
    publicityEndsOn: document.list?.endsOn ?? null,
    issuedAt: document.issuedAt?.toISOString() ?? null,
    paper: paper.paper,
    problem: paper.problem,
    awards: awards.map((award) => {
      const order = paperOfAward(award.id);
      return { ...presentAwardItem(award, order), problem: order.problem };
    }),
    mayPrint: around.mayPrint,
    abilities: around.abilities.map(presentAbility),
  };
}

export function presentDocumentItem(document: AwardDocument): z.input<typeof documentItem> {
  return {
    id: document.id,
    state: document.state,
    title: document.title,
    dispatchNumber: document.dispatchNumber,
    signedOn: document.signedOn,
    awards: document.awards?.length ?? 0,
    totalFen: totalOf(document.awards ?? []),
  };
}

function totalOf(awards: readonly Award[]): number {
  return add(...awards.map((each) => fen(each.amountFen)));
}
