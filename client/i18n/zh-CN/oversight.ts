// Words of the pages in client/features/oversight.
export const oversight = {
  menu: { audit: '审计查询' },
  audit: {
    title: '审计查询',
    at: '时间',
    act: '事项',
    person: '人员',
    record: '对象',
    recordType: '对象类别',
    recordId: '对象编号',
    states: '状态',
    changes: '变更前 → 变更后',
    seal: '封存',
    sealed: '已封存',
    notYetSealed: '待封存',
    username: '账号',
    fromDay: '起始日期',
    toDay: '截止日期',
    search: '查询',
  },
} as const;
