// What other phases may ask of identity.
export { confirm, disable, enable, refuse, register } from './accounts/service.ts';
export { end as endDesk, grant as grantDesk } from './desks/service.ts';
export { create as createOrganisation, find as findOrganisation } from './organisations/service.ts';
export { issueCode, resetPassword } from './password/service.ts';
export { hashPassword } from './passwords.ts';
