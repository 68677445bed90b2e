// The directions (指南方向) of the demo town's two programmes. Invented, like the town.
import type { Direction } from '../../server/domain/callRules.ts';

export const generalDirections: readonly Direction[] = [
  { code: 'A01', title: '盐碱地综合利用与现代农业' },
  { code: 'B02', title: '油气勘探开发与绿色化工' },
  { code: 'C03', title: '海洋生态与现代渔业' },
  { code: 'D04', title: '人口健康与生物医药' },
  { code: 'E05', title: '新一代信息技术与智能制造' },
  { code: 'F06', title: '基础前沿与交叉' },
];

export const demonstrationDirections: readonly Direction[] = [
  { code: 'S01', title: '盐碱地特色种业与种养示范' },
  { code: 'S02', title: '高端石化与新材料' },
  { code: 'S03', title: '海洋装备与海上风电' },
  { code: 'S04', title: '数字技术与城市安全' },
  { code: 'S05', title: '生态环境与现代渔业' },
];
