// The people of the demo town, all invented. Some of their names and numbers have broken software before: 䶮, 〇, 𠮷, a
// space, a long name with a dot, an identity number ending in X, a birthday on 29 February.
import { pinyin } from 'pinyin-pro';
import type { Degree, TitleLevel } from '../../server/domain/form.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import type { Role } from '../../server/domain/terms.ts';
import { DEMO_USERNAME_SUFFIX, demoAccounts } from '../../server/start/demo.ts';
import { REGION } from './city.ts';

export interface SeedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly title: TitleLevel;
  readonly degree: Degree;
  /** Key of an organisation of city.ts. */
  readonly unit: string;
  readonly username: string;
  readonly email: string;
  readonly phone: string;
}

export interface SeedOfficer extends SeedPerson {
  readonly roles: readonly Role[];
}

let serial = 0;
const taken = new Set<string>();

/** Of region 379900, so that nobody real has it. `ending`: the next number that ends so. */
function nextIdNumber(bornOn: string, sex: 'm' | 'f', ending = ''): string {
  for (;;) {
    serial += 1;
    const sequence = ((serial % 499) + 1) * 2 - (sex === 'm' ? 1 : 0);
    const number = makeIdNumber({ region: REGION, bornOn, sequence });
    if (number.endsWith(ending) && !taken.has(number)) {
      taken.add(number);
      return number;
    }
  }
}

/** wanglei.demo: the name in Latin letters, with a number where two would share it. */
function usernameOf(name: string): string {
  const letters = pinyin(name, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 20);
  for (let number = 1; ; number += 1) {
    const username = `${letters.padEnd(4, 'x')}${number === 1 ? '' : number}${DEMO_USERNAME_SUFFIX}`;
    if (!taken.has(username)) {
      taken.add(username);
      return username;
    }
  }
}

type Row = readonly [
  name: string,
  sex: 'm' | 'f',
  bornOn: string,
  title: TitleLevel,
  degree: Degree,
  unit: string,
];

function personOf(
  [name, sex, bornOn, title, degree, unit]: Row,
  given: { username?: string; ending?: string } = {},
): SeedPerson {
  const username = given.username ?? usernameOf(name);
  taken.add(username);
  return {
    name,
    idNumber: nextIdNumber(bornOn, sex, given.ending),
    title,
    degree,
    unit,
    username,
    email: `${username.replace(DEMO_USERNAME_SUFFIX, '')}@lanzhou-city.example`,
    phone: `1990000${String(1000 + (serial % 9000))}`,
  };
}

/** The three administrators come into being at installation; everybody else registers. */
export const administrators = [
  { role: 'systemAdmin', username: demoAccounts.systemAdmin, name: '季文博' },
  { role: 'securityAdmin', username: demoAccounts.securityAdmin, name: '闻静' },
  { role: 'auditAdmin', username: demoAccounts.auditAdmin, name: '岑立' },
] as const;

export const officers: readonly SeedOfficer[] = [
  officer(['programmeOfficer'], ['苏晓岚', 'f', '1983-04-18', 'none', 'master', 'bureau'], 'first'),
  officer(['programmeOfficer'], ['鲁建平', 'm', '1978-08-26', 'none', 'bachelor', 'bureau']),
  officer(['bureauFinance'], ['邵敏', 'f', '1986-01-30', 'none', 'bachelor', 'bureau'], 'first'),
  officer(['officeClerk'], ['康怡', 'f', '1991-07-09', 'none', 'master', 'bureau'], 'first'),
  officer(['leader'], ['韩启明', 'm', '1972-03-15', 'none', 'master', 'bureau'], 'first'),
  officer(['leader'], ['罗秀英', 'f', '1974-12-02', 'none', 'master', 'bureau']),
  officer(['supervisor'], ['郝正', 'm', '1976-06-11', 'none', 'bachelor', 'bureau'], 'first'),
  officer(['agencyOfficer'], ['祝琳', 'f', '1989-10-25', 'none', 'master', 'agency'], 'first'),
  officer(['recommender'], ['耿卫东', 'm', '1975-02-08', 'none', 'bachelor', 'gang'], 'first'),
  officer(['recommender'], ['蒲春霞', 'f', '1981-05-27', 'none', 'bachelor', 'bei']),
  officer(['hostOfficer'], ['梅芳', 'f', '1985-03-19', 'intermediate', 'master', 'college'], 'first'),
  officer(['hostFinance'], ['段丽华', 'f', '1982-09-14', 'none', 'bachelor', 'college'], 'first'),
  officer(['hostOfficer'], ['柴志刚', 'm', '1980-07-01', 'intermediate', 'master', 'petro']),
  officer(['hostOfficer'], ['申卉', 'f', '1988-11-11', 'intermediate', 'master', 'agri']),
  officer(['hostOfficer'], ['屈明', 'm', '1984-08-08', 'intermediate', 'master', 'hospital']),
  officer(['hostOfficer'], ['冉雪', 'f', '1990-02-17', 'none', 'master', 'ocean']),
  officer(['hostOfficer'], ['佟伟', 'm', '1979-04-04', 'none', 'bachelor', 'refinery']),
  officer(['hostOfficer'], ['麦晨', 'm', '1992-06-23', 'none', 'master', 'marine']),
  officer(['hostOfficer'], ['栾玉兰', 'f', '1977-10-10', 'none', 'bachelor', 'saline']),
];

function officer(roles: readonly [Role, ...Role[]], row: Row, place?: 'first'): SeedOfficer {
  return { ...personOf(row, place === 'first' ? { username: demoAccounts[roles[0]] } : {}), roles };
}

const RESEARCHERS: readonly Row[] = [
  ['古丽米热·艾比布力', 'f', '1986-05-09', 'associateSenior', 'doctor', 'agri'],
  ['刘䶮', 'm', '1988-02-29', 'associateSenior', 'doctor', 'petro'],
  ['秦〇', 'm', '1981-12-19', 'senior', 'doctor', 'ocean'],
  ['田𠮷', 'm', '1985-10-01', 'associateSenior', 'doctor', 'marine'],
  ['樊雨桐', 'f', '1990-03-22', 'intermediate', 'doctor', 'college'],
  ['欧阳明哲', 'm', '1979-07-17', 'senior', 'doctor', 'college'],
  ['石一诺', 'f', '1991-01-08', 'intermediate', 'doctor', 'petro'],
  ['贺兰天', 'm', '1983-06-30', 'associateSenior', 'doctor', 'petro'],
  ['俞婉清', 'f', '1987-04-12', 'associateSenior', 'doctor', 'hospital'],
  ['司徒远', 'm', '1980-09-27', 'senior', 'doctor', 'hospital'],
  ['阎博', 'm', '1984-02-29', 'associateSenior', 'doctor', 'agri'],
  ['华思源', 'f', '1989-11-05', 'associateSenior', 'doctor', 'agri'],
  ['翟慕白', 'm', '1982-08-14', 'senior', 'doctor', 'ocean'],
  ['尹若溪', 'f', '1992-05-20', 'intermediate', 'doctor', 'ocean'],
  ['文景行', 'm', '1986-12-28', 'associateSenior', 'doctor', 'refinery'],
  ['童玥', 'f', '1988-07-07', 'associateSenior', 'doctor', 'refinery'],
  ['纪云舟', 'm', '1981-03-03', 'senior', 'master', 'marine'],
  ['娄锦', 'f', '1990-10-16', 'intermediate', 'doctor', 'marine'],
  ['阿布都热合曼·买买提', 'm', '1984-01-26', 'associateSenior', 'doctor', 'saline'],
  ['穆青禾', 'f', '1987-08-31', 'associateSenior', 'doctor', 'saline'],
  ['戚望舒', 'm', '1985-05-15', 'associateSenior', 'doctor', 'college'],
  ['费霖', 'm', '1983-11-23', 'senior', 'doctor', 'college'],
  ['白玛央金', 'f', '1989-02-10', 'associateSenior', 'doctor', 'college'],
  ['池砚秋', 'f', '1986-06-06', 'associateSenior', 'doctor', 'petro'],
  ['濮阳朔', 'm', '1980-04-29', 'senior', 'doctor', 'petro'],
  ['敖登高娃', 'f', '1988-09-18', 'associateSenior', 'doctor', 'hospital'],
  ['边城', 'm', '1982-10-09', 'senior', 'doctor', 'hospital'],
  ['甘霖', 'f', '1991-12-12', 'intermediate', 'doctor', 'agri'],
  ['宿立言', 'm', '1978-05-05', 'senior', 'doctor', 'agri'],
  ['湛海平', 'm', '1984-07-21', 'associateSenior', 'doctor', 'ocean'],
  ['闵知夏', 'f', '1990-06-18', 'intermediate', 'doctor', 'ocean'],
  ['尚可', 'm', '1987-01-14', 'associateSenior', 'master', 'refinery'],
  ['束文彬', 'm', '1976-11-30', 'senior', 'doctor', 'refinery'],
  ['钟离岳', 'm', '1981-08-02', 'senior', 'master', 'marine'],
  ['项晚晴', 'f', '1989-04-25', 'associateSenior', 'doctor', 'marine'],
  ['丛林', 'm', '1983-12-07', 'associateSenior', 'doctor', 'saline'],
  ['岳知微', 'f', '1992-09-09', 'intermediate', 'doctor', 'saline'],
  ['左丘衡', 'm', '1979-02-20', 'senior', 'doctor', 'college'],
  ['温如玉', 'f', '1985-03-31', 'associateSenior', 'doctor', 'petro'],
];

/** The first is the one a newcomer signs in as; her identity number ends in X. */
export const researchers: readonly SeedPerson[] = [
  personOf(['欧阳 娜', 'f', '1984-04-16', 'senior', 'doctor', 'college'], {
    username: demoAccounts.applicant,
    ending: 'X',
  }),
  ...RESEARCHERS.map((row) => personOf(row)),
];

/** Asked for an account and wait for their unit's officer. */
export const newcomers: readonly SeedPerson[] = [
  personOf(['汤圆圆', 'f', '1995-02-28', 'intermediate', 'doctor', 'college']),
  personOf(['卜凡', 'm', '1993-08-19', 'intermediate', 'doctor', 'college']),
  personOf(['那仁', 'm', '1994-12-24', 'junior', 'master', 'ocean']),
];

/** Members of teams who have no account: known by their identity numbers only. */
export const teamMembers: readonly SeedPerson[] = (
  [
    ['于海生', 'm', '1990-01-15', 'intermediate', 'doctor', 'college'],
    ['裴佳宁', 'f', '1994-03-28', 'none', 'master', 'college'],
    ['谷雨', 'f', '1995-04-20', 'none', 'master', 'petro'],
    ['邢志远', 'm', '1989-09-09', 'intermediate', 'doctor', 'petro'],
    ['帕提古丽·吐尔逊', 'f', '1993-07-30', 'junior', 'master', 'agri'],
    ['侯振国', 'm', '1981-05-17', 'associateSenior', 'bachelor', 'agri'],
    ['卢清扬', 'f', '1991-11-02', 'intermediate', 'master', 'hospital'],
    ['万里', 'm', '1987-06-13', 'associateSenior', 'doctor', 'hospital'],
    ['宁一鸣', 'm', '1996-02-29', 'none', 'master', 'ocean'],
    ['蓝天', 'f', '1988-10-21', 'intermediate', 'doctor', 'ocean'],
    ['车向东', 'm', '1983-03-07', 'associateSenior', 'bachelor', 'refinery'],
    ['宫玉洁', 'f', '1992-08-26', 'intermediate', 'master', 'refinery'],
    ['党卫国', 'm', '1978-12-01', 'associateSenior', 'bachelor', 'marine'],
    ['步云', 'f', '1993-05-11', 'intermediate', 'master', 'marine'],
    ['木合塔尔·阿不力孜', 'm', '1986-09-23', 'intermediate', 'master', 'saline'],
    ['席清荷', 'f', '1994-07-18', 'none', 'master', 'saline'],
  ] satisfies Row[]
).map((row) => personOf(row));

export interface SeedExpert extends SeedPerson {
  /** Index into expertUnits of city.ts, or null: works at the host unit named in `unit`. */
  readonly outside: number | null;
  readonly disciplines: readonly string[];
}

type ExpertRow = readonly [...Row, outside: number | null, disciplines: string];

const EXPERTS: readonly ExpertRow[] = [
  ['贾䶮琛', 'm', '1974-08-12', 'senior', 'doctor', '', 1, '413 460 510 520'],
  ['欧阳 琳', 'f', '1976-03-05', 'senior', 'doctor', '', 0, '110 140 430 480'],
  ['𠮷文远', 'm', '1971-10-17', 'senior', 'doctor', '', 4, '170 240 610'],
  ['吴〇一', 'm', '1979-06-24', 'senior', 'doctor', '', 2, '180 210 230'],
  ['迪丽拜尔·阿不都拉', 'f', '1980-02-29', 'senior', 'doctor', '', 3, '310 320 330 350'],
  ['谭松年', 'm', '1968-05-30', 'senior', 'doctor', '', 5, '440 480 530'],
  ['侯雅文', 'f', '1977-09-13', 'senior', 'doctor', '', 2, '210 610'],
  ['章克俭', 'm', '1972-01-27', 'senior', 'doctor', '', 0, '430 530'],
  ['莫怀安', 'm', '1975-11-08', 'senior', 'doctor', '', 1, '560 570 580'],
  ['喻晓棠', 'f', '1981-04-03', 'senior', 'doctor', '', 4, '180 240'],
  ['危道明', 'm', '1970-07-22', 'senior', 'doctor', '', 5, '440 480'],
  ['景春和', 'f', '1978-12-15', 'senior', 'doctor', '', 3, '320 330'],
  ['乐天行', 'm', '1982-08-09', 'associateSenior', 'doctor', '', 1, '510 520 590'],
  ['申屠静', 'f', '1979-02-18', 'senior', 'doctor', '', 0, '110 120 140'],
  ['牛永福', 'm', '1969-06-01', 'senior', 'master', '', 2, '210 230'],
  ['封逸之', 'm', '1976-10-26', 'senior', 'doctor', '', 4, '170 610'],
  ['缪可欣', 'f', '1983-05-14', 'associateSenior', 'doctor', '', 3, '350 430'],
  ['廉正风', 'm', '1973-03-20', 'senior', 'doctor', '', 5, '480 530'],
  ['巩固', 'm', '1977-01-11', 'senior', 'doctor', '', 1, '460 470 620'],
  ['桑晓梅', 'f', '1980-09-29', 'senior', 'doctor', '', 0, '430 480'],
  ['游子安', 'm', '1974-12-06', 'senior', 'doctor', '', 2, '210 180'],
  ['幸福海', 'm', '1971-08-18', 'senior', 'doctor', '', 4, '240 570'],
  ['亓官雪', 'f', '1982-11-25', 'associateSenior', 'doctor', 'college', null, '520 510'],
  ['万俟长风', 'm', '1975-07-04', 'senior', 'doctor', 'agri', null, '210 180'],
  ['訾鹏', 'm', '1978-04-23', 'senior', 'doctor', 'petro', null, '480 530'],
];

/** The first is the one a newcomer signs in as. The last three work in the city: they are refused for their own units. */
export const experts: readonly SeedExpert[] = EXPERTS.map(([...row], index) => {
  const [name, sex, bornOn, title, degree, unit, outside, disciplines] = row;
  return {
    ...personOf(
      [name, sex, bornOn, title, degree, unit],
      index === 0 ? { username: demoAccounts.expert } : {},
    ),
    outside,
    disciplines: disciplines.split(' '),
  };
});
