// How each desk is called.
import type { Role } from '../terms.ts';
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const roleWords: Readonly<Record<Role | 'public' | 'signedIn' | 'clock', Word>> = {
  applicant: word('申请人', 'Applicant'),
  hostOfficer: word('依托单位科研管理员', 'Host officer'),
  hostFinance: word('依托单位财务', 'Host finance'),
  recommender: word('主管部门', 'Recommender'),
  expert: word('评审专家', 'Expert'),
  programmeOfficer: word('业务科室', 'Programme officer'),
  agencyOfficer: word('受托管理机构', 'Agency officer'),
  bureauFinance: word('局财务', 'Bureau finance'),
  officeClerk: word('局办公室', 'Office clerk'),
  leader: word('局领导', 'Leader'),
  supervisor: word('纪检监督', 'Supervisor'),
  systemAdmin: word('系统管理员', 'System administrator'),
  securityAdmin: word('安全管理员', 'Security administrator'),
  auditAdmin: word('审计管理员', 'Audit administrator'),
  public: word('公众', 'Public'),
  signedIn: word('登录用户', 'Anyone signed in'),
  clock: word('系统按期', 'The clock'),
};
