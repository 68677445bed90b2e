import { renderAwardNotice } from './letters.ts';
import { fen } from '../domain/money.ts';
const base = { bureauName:'澜州市科学技术局', docMark:'澜州市科学技术局文件', dispatchNumber:'澜科〔2022〕15号', noticeNumber:'2022-ZR-TZ-0001', hostName:'澜州大学', programmeName:'澜州市自然科学基金', projectName:'滨海盐碱土团聚体中有机碳稳定机制及其对水盐运移的响应研究', projectNumber:'LZZR2022M001', leadName:'古丽米热·艾比布力', partners:['澜州市农业科学研究院','䶮溪生物科技有限公司'], startsOn:'2023-01-01', endsOn:'2024-12-31', amountFen:fen(10000000), budgetMode:'lump_sum' as const, meeting:'局党组会议（2022年第18次）', publicityFrom:'2022-09-29', publicityTo:'2022-10-11', agreementDueOn:'2022-11-10', contact:{name:'欧阳 娜',phone:'0000-1234567'}, signedOn:'2022-10-12', verificationCode:'ABCD-EFGH-JKMN-PQRS', verificationUrl:'https://kjj.lanzhou.example/verify/ABCD-EFGH-JKMN-PQRS', issuedAt:new Date('2022-10-12T01:30:00Z') };
renderAwardNotice(base);
const n = 150; const t=process.cpuUsage(); const w=performance.now();
for(let i=0;i<n;i++)renderAwardNotice(base);
const c=process.cpuUsage(t); console.log('cpu ms/notice',(c.user+c.system)/1000/n,'wall',(performance.now()-w)/n, 'rss', process.memoryUsage.rss()/1e6);
