// What other phases may ask of the review.
export { edit as editExpert, enter as enterExpert } from './experts/service.ts';
export { closeRound, createRound, openRound } from './round/service.ts';
export { assign, removeAssignment, voidAssignment } from './assignment/service.ts';
export { voidConflicts } from './assignment/voiding.ts';
export { pledge, recuse, refuseReview, saveReview, submitReview } from './reviewForm/service.ts';
