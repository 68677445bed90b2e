// What other phases may ask of decision, publicity, objections and awards.
export { createList, editList, freezeList, sendBackList, approveList } from './decision/service.ts';
export { openPublicity, concludePublicity, concludeEndedPublicity } from './publicity/service.ts';
export { fileObjection, upholdObjection, dismissObjection } from './objection/service.ts';
export { prepareAwards, revokeAward } from './awards/service.ts';
export { find as findAward, AWARD_DESKS } from './awards/reading.ts';
export { papersOf, UNPRINTABLE } from './awards/papers.ts';
export { callsServed, serves } from './scope.ts';
export { presentAwardItem } from './awards/presenter.ts';
export { presentAbility } from './presenting.ts';
export type { PaperOrder } from './awards/papers.ts';
