// How an award is paid out: the instalments of the programme, in permille of the award or in fixed amounts, that add up
// to it to the fen. For the officer who sets the programme and for the payment desk.
// Shares and limits are settings: municipal practice differs (small awards at once, others in parts).
import { add, fen, formatWan, shares, type Fen } from './money.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** What must have happened before an instalment may be asked for. */
export const INSTALMENT_CONDITIONS = [
  'agreementInForce', // 任务书生效
  'midtermPassed', // 中期检查通过
  'milestoneReached', // 里程碑完成
  'acceptancePassed', // 验收通过（后补助）
] as const;
export type InstalmentCondition = (typeof INSTALMENT_CONDITIONS)[number];

export type PaymentPlan =
  | {
      readonly basis: 'permille';
      readonly instalments: readonly {
        readonly condition: InstalmentCondition;
        readonly permille: number;
      }[];
    }
  | {
      readonly basis: 'fixed';
      readonly instalments: readonly { readonly condition: InstalmentCondition; readonly amountFen: Fen }[];
    };

/** A plan for awards up to `upToFen`, that amount included; the last tier has no end. Tiers rise. */
export interface PlanTier {
  readonly upToFen: Fen | null;
  readonly plan: PaymentPlan;
}

/** One instalment of one award; `sequence` from 1. */
export interface Instalment {
  readonly sequence: number;
  readonly condition: InstalmentCondition;
  readonly amountFen: Fen;
}

const WAN = 1_000_000;
const WHOLE_PERMILLE = 1000;

export const AT_ONCE: PaymentPlan = {
  basis: 'permille',
  instalments: [{ condition: 'agreementInForce', permille: WHOLE_PERMILLE }],
};

/** Setting, not a rule: at once up to 20 万元, else 60 % with the agreement and the rest after the midterm check. */
export const DEFAULT_PLAN_TIERS: readonly PlanTier[] = [
  { upToFen: fen(20 * WAN), plan: AT_ONCE },
  {
    upToFen: null,
    plan: {
      basis: 'permille',
      instalments: [
        { condition: 'agreementInForce', permille: 600 },
        { condition: 'midtermPassed', permille: 400 },
      ],
    },
  },
];

/** paymentPlan.empty, .permille (each whole, from 1), .permilleSum (1000 together), .amount (each above zero). */
export function checkPaymentPlan(plan: PaymentPlan, path: Path = []): Violation[] {
  if (plan.instalments.length === 0) return [violation('paymentPlan.empty', [...path, 'instalments'])];
  const at = (index: number, field: string): Path => [...path, 'instalments', index, field];
  if (plan.basis === 'fixed') {
    return plan.instalments.flatMap(({ amountFen }, index) =>
      amountFen > 0 ? [] : [violation('paymentPlan.amount', at(index, 'amountFen'))],
    );
  }
  const sum = plan.instalments.reduce((total, each) => total + each.permille, 0);
  return collect(
    plan.instalments.flatMap(({ permille }, index) =>
      Number.isSafeInteger(permille) && permille >= 1
        ? []
        : [violation('paymentPlan.permille', at(index, 'permille'))],
    ),
    sum === WHOLE_PERMILLE ? null : violation('paymentPlan.permilleSum', [...path, 'instalments'], { sum }),
  );
}

/** Each plan in order, limits that rise, and one plan for every award: only the last tier has no end. */
export function checkPlanTiers(tiers: readonly PlanTier[], path: Path = []): Violation[] {
  const limits = tiers.map((tier) => tier.upToFen ?? Infinity);
  const rises = limits.every((limit, index) => limit > (limits[index - 1] ?? 0));
  return collect(
    rises && limits.at(-1) === Infinity ? null : violation('paymentPlan.tiers', path),
    tiers.flatMap((tier, index) => checkPaymentPlan(tier.plan, [...path, index, 'plan'])),
  );
}

/** paymentPlan.awardSum: fixed amounts that are not the award; paymentPlan.emptyInstalment: a share below half a fen. */
export function checkPlanOfAward(plan: PaymentPlan, awardFen: Fen, path: Path = []): Violation[] {
  const own = checkPaymentPlan(plan, path);
  if (own.length > 0) return own;
  if (plan.basis === 'permille') {
    return amountsOf(plan, awardFen).flatMap((amountFen, index) =>
      amountFen > 0 ? [] : [violation('paymentPlan.emptyInstalment', [...path, 'instalments', index])],
    );
  }
  const sum = add(...plan.instalments.map((each) => each.amountFen));
  if (sum === awardFen) return [];
  return [
    violation('paymentPlan.awardSum', [...path, 'instalments'], {
      sumWan: formatWan(sum),
      awardWan: formatWan(awardFen),
    }),
  ];
}

/** The plan for an award of this size. Throws RangeError for tiers that checkPlanTiers refuses. */
export function choosePlan(awardFen: Fen, tiers: readonly PlanTier[] = DEFAULT_PLAN_TIERS): PaymentPlan {
  const tier = tiers.find(({ upToFen }) => upToFen === null || awardFen <= upToFen);
  if (tier === undefined) throw new RangeError(`no plan for an award of ${awardFen} fen`);
  return tier.plan;
}

/**
 * The instalments of an award; they add up to it exactly (largest remainder). Throws RangeError for a plan that
 * checkPlanOfAward refuses.
 * @example 600 and 400 permille of 100.01 元 → 60.01 and 40.00 元
 */
export function computeInstalments(plan: PaymentPlan, awardFen: Fen): Instalment[] {
  const [wrong] = checkPlanOfAward(plan, awardFen);
  if (wrong !== undefined) throw new RangeError(`not a plan for ${awardFen} fen: ${wrong.code}`);
  const amounts = amountsOf(plan, awardFen);
  return plan.instalments.map(({ condition }, index) => ({
    sequence: index + 1,
    condition,
    amountFen: amounts[index] ?? fen(0),
  }));
}

function amountsOf(plan: PaymentPlan, awardFen: Fen): Fen[] {
  if (plan.basis === 'fixed') return plan.instalments.map((each) => each.amountFen);
  return shares(
    awardFen,
    plan.instalments.map((each) => each.permille),
  );
}
