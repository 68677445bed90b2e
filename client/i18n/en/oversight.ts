// Words of the pages in client/features/oversight.
import type { Same } from '../same.ts';
import type { oversight as zh } from '../zh-CN/oversight.ts';

export const oversight = {
  menu: { audit: 'Audit search' },
  audit: {
    title: 'Audit search',
    at: 'When',
    act: 'Act',
    person: 'Who',
    record: 'Record',
    recordType: 'Kind of record',
    recordId: 'Record number',
    states: 'State',
    changes: 'Before → after',
    seal: 'Seal',
    sealed: 'Sealed',
    notYetSealed: 'Not yet',
    username: 'User name',
    fromDay: 'From',
    toDay: 'To',
    search: 'Search',
  },
} as const satisfies Same<typeof zh>;
