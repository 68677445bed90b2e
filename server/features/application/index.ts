// What other features may do with applications: the acts of the applicant, and the check of eligibility.
export { create, save } from './draft/service.ts';
export { attach, detach } from './files/service.ts';
export { submit } from './submission/service.ts';
export { withdraw } from './submission/withdrawal.ts';
export { readable } from './record/reading.ts';
export { evaluateEligibility } from './eligibility.ts';
