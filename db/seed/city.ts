// The invented city of the demo town: its bureau, two county offices, an agency and eight host units. Credit codes carry
// region 379900, which no register gives out.
import { makeUscc } from '../../server/domain/uscc.ts';
import type { OrganisationKind } from '../../server/domain/terms.ts';

export const REGION = '379900';

export interface SeedOrganisation {
  readonly key: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly uscc: string;
  /** Key of the county office that recommends. */
  readonly recommender: string | null;
  /** Credit code of the unit it belongs to. */
  readonly parent: string | null;
  readonly address: string;
}

/** 11 government office, 12 public institution, 91 company: the first two characters of a credit code. */
const usccOf = (sort: '11' | '12' | '91', serial: number): string =>
  makeUscc(`${sort}${REGION}${String(serial).padStart(9, '0')}`);

export const organisations: readonly SeedOrganisation[] = [
  office('bureau', 'bureau', '澜州市科学技术局', usccOf('11', 1), '澜州市府前大街 1 号'),
  office('gang', 'county', '澜港区科学技术局', usccOf('11', 21), '澜州市澜港区兴港路 18 号'),
  office('bei', 'county', '澜北县科学技术局', usccOf('11', 22), '澜州市澜北县振兴街 6 号'),
  office('agency', 'agency', '澜州市科技项目评审中心', usccOf('12', 31), '澜州市东海路 102 号'),
  host('college', '澜州学院', usccOf('12', 41), 'gang', '澜州市学院路 1 号'),
  host('petro', '澜州石油化工大学', usccOf('12', 42), 'gang', '澜州市创业大道 266 号'),
  host('agri', '澜州市农业科学研究院', usccOf('12', 43), 'bei', '澜州市农科路 9 号'),
  host('hospital', '澜州市中心医院', usccOf('12', 44), 'gang', '澜州市济世路 88 号'),
  host('ocean', '澜州海洋与渔业研究所', usccOf('12', 45), 'gang', '澜州市海堤路 7 号'),
  host('refinery', '澜海石化集团有限公司', usccOf('91', 46), 'gang', '澜州市石化园区一路 3 号'),
  host('marine', '智海装备科技（澜州）有限公司', usccOf('91', 47), 'gang', '澜州市港前街 55 号'),
  host('saline', '澜北县盐碱地综合利用研究中心', usccOf('12', 48), 'bei', '澜州市澜北县海盐路 2 号'),
];

function office(
  key: string,
  kind: OrganisationKind,
  name: string,
  uscc: string,
  address: string,
): SeedOrganisation {
  return { key, kind, name, uscc, recommender: null, parent: null, address };
}

function host(
  key: string,
  name: string,
  uscc: string,
  recommender: string,
  address: string,
): SeedOrganisation {
  return { key, kind: 'host', name, uscc, recommender, parent: null, address };
}

/** Where most experts work: outside the city. They come to it through its review centre. */
export const expertUnits: readonly { readonly name: string; readonly uscc: string }[] = [
  { name: '海川大学', uscc: usccOf('12', 71) },
  { name: '东临理工大学', uscc: usccOf('12', 72) },
  { name: '北岭农业大学', uscc: usccOf('12', 73) },
  { name: '望海医科大学', uscc: usccOf('12', 74) },
  { name: '蓝湾海洋研究院', uscc: usccOf('12', 75) },
  { name: '云岭石油勘探研究院', uscc: usccOf('12', 76) },
];
