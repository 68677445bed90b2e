// Sections of the application form that the programmes share, with the words applicants know from paper.
import { BUDGET_CATEGORIES, type BudgetCategory } from '../budget.ts';
import type { Field, Label, Option, PersonPart, Section } from '../form.ts';
import { DISCIPLINES } from './disciplines.ts';

export const label = (zh: string, en: string): Label => ({ zh, en });
const option = (value: string, zh: string, en: string): Option => ({ value, label: label(zh, en) });

/** The acknowledgement of one sentence: a choice with a single answer, which must be given. */
const promise = (key: string, zh: string, en: string, help: Label): Field => ({
  key,
  kind: 'choice',
  label: label(zh, en),
  help,
  required: true,
  options: [option('agreed', '本人已阅读并承诺', 'I have read this and promise it')],
});

/** domain-rules: title of 30 to 40 code points, abstract of at most 400. Settings of the programme. */
export function basicSection({ ownFunds }: { ownFunds: boolean }): Section {
  const fields: Field[] = [
    {
      key: 'title',
      kind: 'text',
      label: label('项目名称', 'Project title'),
      required: true,
      limit: { min: 4, max: 40 },
    },
    {
      key: 'titleEnglish',
      kind: 'text',
      label: label('英文名称', 'Title in English'),
      required: true,
      limit: { max: 300 },
    },
    {
      key: 'direction',
      kind: 'choice',
      label: label('指南方向', 'Direction of the call'),
      required: true,
      options: [],
      from: 'directions',
    },
    {
      key: 'discipline',
      kind: 'choice',
      label: label('学科代码', 'Discipline'),
      required: true,
      options: DISCIPLINES,
    },
    {
      key: 'keywords',
      kind: 'text',
      label: label('关键词', 'Keywords'),
      help: label('3 至 5 个，用分号隔开', '3 to 5, separated by semicolons'),
      required: true,
      limit: { max: 200, words: { min: 3, max: 5 } },
    },
    { key: 'startsOn', kind: 'date', label: label('执行期开始', 'Term begins'), required: true },
    { key: 'endsOn', kind: 'date', label: label('执行期结束', 'Term ends'), required: true },
    {
      key: 'requestedFen',
      kind: 'money',
      label: label('申请资助经费', 'Amount requested'),
      required: true,
      from: 'amount',
    },
    {
      key: 'abstract',
      kind: 'longText',
      label: label('摘要', 'Abstract'),
      help: label('不超过 400 字', 'At most 400 characters'),
      required: true,
      limit: { min: 20, max: 400 },
    },
  ];
  const own: Field = {
    key: 'ownFen',
    kind: 'money',
    label: label('自筹经费', 'Own funds'),
    required: true,
  };
  return {
    key: 'basic',
    label: label('基本情况', 'Basics'),
    fields: ownFunds ? [...fields.slice(0, -1), own, ...fields.slice(-1)] : fields,
  };
}

const LEAD_PARTS: readonly PersonPart[] = [
  'name',
  'idNumber',
  'title',
  'degree',
  'organisationName',
  'uscc',
  'months',
  'email',
];
const MEMBER_PARTS: readonly PersonPart[] = [
  'name',
  'idNumber',
  'title',
  'degree',
  'organisationName',
  'uscc',
  'months',
  'task',
];

/** Months a year that one person may give to one project. Setting of the programme. */
const MONTHS_A_YEAR = 10;

export function leadSection({ recommenders }: { recommenders: boolean }): Section {
  const lead: Field = {
    key: 'lead',
    kind: 'person',
    label: label('项目负责人', 'Project leader'),
    required: true,
    limit: { maxMonths: MONTHS_A_YEAR },
    wanted: LEAD_PARTS,
  };
  const letters: Field = {
    key: 'recommenders',
    kind: 'table',
    label: label('同行专家推荐', 'Senior recommenders'),
    help: label(
      '职称和学位均未达到要求时填写：两名同一研究领域高级职称人员，推荐信在附件中上传',
      'Only when neither title nor degree is enough: two seniors of the same field; their letters go into the attachments',
    ),
    limit: { maxRows: 3 },
    columns: [
      { key: 'name', kind: 'text', label: label('姓名', 'Name'), required: true, limit: { max: 100 } },
      {
        key: 'organisationName',
        kind: 'text',
        label: label('单位', 'Organisation'),
        required: true,
        limit: { max: 200 },
      },
      { key: 'field', kind: 'text', label: label('研究领域', 'Field'), required: true, limit: { max: 100 } },
      {
        key: 'title',
        kind: 'choice',
        label: label('职称', 'Title'),
        required: true,
        options: [
          option('senior', '正高级', 'Senior'),
          option('associateSenior', '副高级', 'Associate senior'),
        ],
      },
      { key: 'signedOn', kind: 'date', label: label('签署日期', 'Signed on'), required: true },
    ],
  };
  return {
    key: 'lead',
    label: label('项目负责人', 'Project leader'),
    fields: recommenders ? [lead, letters] : [lead],
  };
}

export function teamSection({ members }: { members: number }): Section {
  return {
    key: 'team',
    label: label('项目组成员', 'Team'),
    fields: [
      {
        key: 'members',
        kind: 'person',
        label: label('成员（不含负责人）', 'Members (without the leader)'),
        multiple: true,
        limit: { max: members, maxMonths: MONTHS_A_YEAR },
        wanted: MEMBER_PARTS,
      },
    ],
  };
}

export function partnersSection({ partners }: { partners: number }): Section {
  return {
    key: 'partners',
    label: label('合作单位', 'Partner organisations'),
    fields: [
      {
        key: 'partners',
        kind: 'unit',
        label: label('合作单位', 'Partners'),
        multiple: true,
        limit: { max: partners },
      },
    ],
  };
}

export const indicatorsSection: Section = {
  key: 'indicators',
  label: label('绩效目标', 'Performance targets'),
  fields: [
    {
      key: 'indicators',
      kind: 'table',
      label: label('绩效指标', 'Indicators'),
      required: true,
      limit: { minRows: 1, maxRows: 30 },
      columns: [
        {
          key: 'name',
          kind: 'text',
          label: label('指标名称', 'Indicator'),
          required: true,
          limit: { max: 60 },
        },
        { key: 'unit', kind: 'text', label: label('单位', 'Unit'), required: true, limit: { max: 20 } },
        {
          key: 'target',
          kind: 'number',
          label: label('目标值', 'Target'),
          required: true,
          limit: { min: 0, decimals: 2 },
        },
        { key: 'dueOn', kind: 'date', label: label('完成时间', 'Due'), required: true },
      ],
    },
  ],
};

const CATEGORY_WORDS: Readonly<Record<BudgetCategory, Label>> = {
  equipmentPurchase: label('设备费·购置', 'Equipment: purchase'),
  equipmentTrial: label('设备费·试制', 'Equipment: trial manufacture'),
  equipmentUpgrade: label('设备费·升级改造', 'Equipment: upgrade'),
  equipmentRental: label('设备费·租赁', 'Equipment: rental'),
  business: label('业务费', 'Operating costs'),
  labour: label('劳务费', 'Labour'),
  indirect: label('间接费用', 'Indirect costs'),
};

export const budgetSection: Section = {
  key: 'budget',
  label: label('经费预算', 'Budget'),
  help: label(
    '各行财政资金之和等于申请资助经费，自筹资金之和等于自筹经费',
    'The lines add up to the amount requested and to the own funds',
  ),
  fields: [
    {
      key: 'lines',
      kind: 'table',
      label: label('预算表', 'Budget lines'),
      required: true,
      limit: { minRows: 1, maxRows: 100 },
      columns: [
        {
          key: 'category',
          kind: 'choice',
          label: label('科目', 'Category'),
          required: true,
          options: BUDGET_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] })),
        },
        { key: 'grantFen', kind: 'money', label: label('财政资金', 'Grant'), required: true },
        { key: 'ownFen', kind: 'money', label: label('自筹资金', 'Own funds'), required: true },
        {
          key: 'quantity',
          kind: 'number',
          label: label('数量', 'Quantity'),
          limit: { min: 1, max: 100_000 },
        },
        {
          key: 'note',
          kind: 'longText',
          label: label('测算说明', 'Basis of calculation'),
          limit: { max: 1000 },
        },
      ],
    },
  ],
};

export const bodySection: Section = {
  key: 'body',
  label: label('申请书正文', 'Main text'),
  fields: [],
  from: 'body',
};

export const attachmentsSection: Section = {
  key: 'attachments',
  label: label('附件', 'Attachments'),
  fields: [],
  from: 'attachments',
};

export function avoidSection({ experts }: { experts: number }): Section {
  return {
    key: 'avoid',
    label: label('申请回避的专家', 'Experts to be avoided'),
    help: label(
      `最多 ${experts} 名，须说明理由；评审专家看不到本表`,
      `At most ${experts}, each with a reason; reviewers never see this list`,
    ),
    fields: [
      {
        key: 'avoid',
        kind: 'table',
        label: label('回避专家', 'Experts'),
        limit: { maxRows: experts },
        columns: [
          { key: 'name', kind: 'text', label: label('姓名', 'Name'), required: true, limit: { max: 100 } },
          {
            key: 'organisationName',
            kind: 'text',
            label: label('单位', 'Organisation'),
            required: true,
            limit: { max: 200 },
          },
          {
            key: 'reason',
            kind: 'longText',
            label: label('理由', 'Reason'),
            required: true,
            limit: { min: 4, max: 300 },
          },
        ],
      },
    ],
  };
}

export const promisesSection: Section = {
  key: 'promises',
  label: label('承诺', 'Promises'),
  fields: [
    promise(
      'integrity',
      '科研诚信承诺',
      'Research integrity',
      label(
        '所填内容真实、准确，遵守科研伦理与科研诚信要求，经费全部用于与本项目研究工作相关的支出',
        'What is filled in is true and exact; research ethics and integrity are kept; money is spent on this project only',
      ),
    ),
    promise(
      'secrets',
      '不涉密声明',
      'No state secrets',
      label(
        '申请材料不含国家秘密和不宜公开的内容',
        'The application holds no state secret and nothing that may not be public',
      ),
    ),
    {
      key: 'aiUse',
      kind: 'choice',
      label: label('是否使用生成式人工智能撰写', 'Was generative AI used in writing?'),
      required: true,
      options: [option('no', '否', 'No'), option('yes', '是', 'Yes')],
    },
    {
      key: 'aiUseNote',
      kind: 'longText',
      label: label('使用情况说明', 'How it was used'),
      required: true,
      limit: { min: 4, max: 500 },
      showIf: [{ field: 'aiUse', is: 'equal', value: 'yes' }],
    },
    {
      key: 'ethics',
      kind: 'choice',
      label: label(
        '是否涉及人、实验动物或人类遗传资源',
        'Does it involve people, animals or human genetic resources?',
      ),
      required: true,
      options: [
        option('no', '不涉及', 'No'),
        option('yes', '涉及，附伦理审查批件', 'Yes, the ethics approval is attached'),
      ],
    },
  ],
};
