// What an applicant of the demo town fills in, section by section, for either programme.
import { addMonths, termEnd, type Day } from '../../server/domain/calendar.ts';
import type { CallRules } from '../../server/domain/callRules.ts';
import { experts, teamMembers, type SeedPerson } from './people.ts';
import type { Dice } from './random.ts';
import type { Work } from './works.ts';

type SectionValue = Record<string, unknown>;

export interface Filling {
  readonly rules: CallRules;
  readonly work: Work;
  readonly lead: SeedPerson;
  readonly unit: { readonly name: string; readonly uscc: string };
  /** Another unit of the city that takes part, or null. */
  readonly partner: { readonly name: string; readonly uscc: string } | null;
  /** Section `lead` as the product has filled it in. */
  readonly leadKnown: SectionValue;
  readonly dice: Dice;
}

const WAN = 1_000_000;

/** Sections in the order in which they are written; those that stay empty are left out. */
export function answersOf(filling: Filling): [key: string, answers: SectionValue][] {
  const { rules, partner, dice } = filling;
  const startsOn = nextJanuary(rules.closesAt ?? '');
  const endsOn = termEnd(startsOn, 36);
  const requestedFen = requestedOf(filling);
  const sections: [string, SectionValue][] = [
    ['basic', basic(filling, { startsOn, endsOn, requestedFen })],
    ['lead', lead(filling)],
    ['team', { members: members(filling) }],
    ['indicators', { indicators: indicators(rules, endsOn, dice) }],
    ['promises', promises(filling)],
  ];
  if (partner) sections.push(['partners', { partners: [partner] }]);
  if (rules.budgetMode === 'itemised') sections.push(['budget', { lines: budget(requestedFen) }]);
  if (dice.between(1, 6) === 1) sections.push(['avoid', { avoid: [avoided(dice)] }]);
  return sections;
}

function nextJanuary(closesAt: string): Day {
  return `${Number(addMonths(closesAt.slice(0, 10), 3).slice(0, 4)) + 1}-01-01`;
}

function requestedOf({ rules, dice }: Filling): number {
  return (rules.budgetMode === 'itemised' ? dice.between(20, 60) * 10 : dice.between(16, 30) / 2) * WAN;
}

function basic(
  { rules, work }: Filling,
  term: { startsOn: Day; endsOn: Day; requestedFen: number },
): SectionValue {
  const { title, english, direction, discipline, keywords, abstract } = work;
  return {
    title,
    titleEnglish: english,
    direction,
    discipline,
    keywords,
    abstract,
    ...term,
    ...(rules.budgetMode === 'itemised' && { ownFen: term.requestedFen + 50 * WAN }),
  };
}

function lead({ rules, leadKnown, lead: person, dice }: Filling): SectionValue {
  const known = leadKnown['lead'] as SectionValue;
  return {
    lead: { ...known, months: dice.between(6, 9), email: person.email },
    ...(rules.budgetMode === 'lump_sum' && { recommenders: [] }),
  };
}

const TASKS = ['试验设计与数据分析', '野外采样与测定', '装置搭建与运行', '模型构建', '现场协调与示范'];

/** Two or three of the unit's own people. */
function members({ lead: person, unit, dice }: Filling): SectionValue[] {
  return teamMembers
    .filter((each) => each.unit === person.unit)
    .map(({ name, idNumber, title, degree }, index) => ({
      name,
      idNumber,
      title,
      degree,
      organisationName: unit.name,
      uscc: unit.uscc,
      months: dice.between(3, 8),
      task: TASKS[index % TASKS.length],
    }));
}

function indicators({ budgetMode }: CallRules, dueOn: Day, dice: Dice): SectionValue[] {
  const row = (name: string, unit: string, target: number) => ({ name, unit, target, dueOn });
  return budgetMode === 'lump_sum'
    ? [
        row('高水平论文', '篇', dice.between(2, 5)),
        row('培养研究生', '人', dice.between(1, 3)),
        row('公开数据集', '个', 1),
      ]
    : [
        row('示范规模', '处', dice.between(1, 3)),
        row('发明专利申请', '件', dice.between(3, 9)),
        row('技术标准或规程', '项', dice.between(1, 3)),
        row('新增产值', '万元', dice.between(20, 90) * 100),
      ];
}

/** The lines add up to the grant and to the own funds; indirect costs stay far below the cap. */
function budget(requestedFen: number): SectionValue[] {
  const part = (permille: number) => (requestedFen / 1000) * permille;
  const line = (category: string, grantFen: number, ownFen: number, note: string) => ({
    category,
    grantFen,
    ownFen,
    quantity: 1,
    note,
  });
  return [
    line('equipmentPurchase', part(250), part(300), '关键工艺单元与在线检测设备，三家询价取低'),
    line('equipmentTrial', part(150), part(200), '样机试制所需外协加工'),
    line('business', part(350), part(500) + 50 * WAN, '材料、测试化验与示范现场运行'),
    line('labour', part(120), 0, '聘用研究人员与博士后'),
    line('indirect', part(130), 0, '按规定比例核算'),
  ];
}

function promises({ work }: Filling): SectionValue {
  const isClinical = work.discipline === '320';
  return { integrity: 'agreed', secrets: 'agreed', aiUse: 'no', ethics: isClinical ? 'yes' : 'no' };
}

function avoided(dice: Dice): SectionValue {
  const { name } = dice.pick(experts.slice(1, 20));
  return { name, organisationName: '海川大学', reason: '近年在同一方向存在竞争，申请回避' };
}
