// What other phases and the jobs may ask of issuing: the clerk's acts and the makers of the papers.
export { numberDocument, issueDocument } from './documents/service.ts';
export { makeAwardDocument, makeAwardNotice } from './documents/makers.ts';
