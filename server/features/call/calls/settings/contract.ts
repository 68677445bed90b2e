// The shape of what an officer sets in a call: the whole rules document but for what its programme fixes. A draft may be
// incomplete (no dates, no directions yet); whether it may be published, domain/callRules.ts says.
import { z } from 'zod';
import { day, fenAmount, instant, line } from '../../../../contract.ts';
import type { CallRules } from '../../../../domain/callRules.ts';
import { DEGREES, TITLE_LEVELS } from '../../../../domain/form.ts';
import { fen } from '../../../../domain/money.ts';

const money = fenAmount.transform((amount) => fen(amount));
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const label = z.strictObject({ zh: line(100, 0), en: line(200, 0) });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const GIGABYTE = 1024 ** 3;

export const callSettings = z.strictObject({
  year: whole(0, 9999),
  endorsement: z.strictObject({ recommender: z.boolean(), hostDays: whole(0, 1000) }),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  directions: z.array(z.strictObject({ code: line(40, 0), title: line(200, 0) })).max(300),
  amount: z.strictObject({ minFen: money, maxFen: money, stepFen: money }),
  envelopeFen: money,
  term: z.strictObject({ minMonths: whole(0, 999), maxMonths: whole(0, 999), startsOn: day.nullable() }),
  ageRule: z
    .strictObject({ limits: z.strictObject({ male: whole(0, 999), female: whole(0, 999) }) })
    .nullable(),
  titleRule: z
    .strictObject({
      titles: z.array(z.enum(TITLE_LEVELS)).max(TITLE_LEVELS.length),
      degrees: z.array(z.enum(DEGREES)).max(DEGREES.length),
      orRecommenders: whole(0, 99).nullable(),
      recommenderTitles: z.array(z.enum(TITLE_LEVELS)).max(TITLE_LEVELS.length),
    })
    .nullable(),
  limits: z.strictObject({
    perPersonPerYear: whole(0, 9999),
    activeAsLead: whole(0, 9999),
    overdueProjectsOfUnit: whole(0, 9999).nullable(),
    partners: whole(0, 9999),
    members: whole(0, 9999),
    avoidedExperts: whole(0, 9999),
  }),
  budget: z
    .strictObject({
      indirectTiers: z.array(z.strictObject({ upToFen: money.nullable(), permille: whole(0, 1000) })).max(20),
      equipmentNoteFromFen: money,
      ownFundsPermille: whole(0, 1_000_000),
    })
    .nullable(),
  rubric: z.strictObject({
    criteria: z.array(z.strictObject({ key, label, weight: whole(0, 1000) })).max(30),
    minCommentCharacters: whole(0, 99_999),
    reviewersWanted: whole(0, 999),
    reviewersMin: whole(0, 999),
    aggregation: z.strictObject({ trimFrom: whole(0, 999).nullable(), spreadFlag: whole(0, 10_000) }),
  }),
  attachments: z
    .array(
      z.strictObject({
        key,
        label,
        required: z.boolean(),
        requiredIf: z.enum(['ethics', 'recommenders', 'partners']).exactOptional(),
        multiple: z.boolean(),
        maxBytes: whole(0, GIGABYTE),
        types: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(20),
      }),
    )
    .max(40),
  body: z.strictObject({
    mode: z.literal('uploaded'),
    maxPages: whole(0, 9999),
    maxBytes: whole(0, GIGABYTE),
  }),
  correction: z.strictObject({ days: whole(0, 9999), once: z.boolean() }),
  publicity: z.strictObject({ workingDays: whole(0, 9999), countsFirstDay: z.boolean() }),
  numberPattern: line(80, 0),
  projectNumberType: line(10, 0),
  labels: z.strictObject({ hostUnit: label, agreement: label }),
  blind: z.enum(['single', 'double']),
  formalCheckDays: whole(0, 9999),
});
export type CallSettings = z.output<typeof callSettings>;

/** Fixed by the programme: its name and letters, how the money is given, and the form. */
type Fixed = 'programme' | 'budgetMode' | 'form';

/** Both ways round: a rule that is added to CallRules must be settable, and nothing else may be. */
const sameShape: [CallSettings] extends [Omit<CallRules, Fixed>] ? true : never = true;
const sameShapeBack: [Omit<CallRules, Fixed>] extends [DeepReadonly<CallSettings>] ? true : never = true;
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
void sameShape;
void sameShapeBack;
