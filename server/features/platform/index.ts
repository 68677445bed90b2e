// What other phases may ask of the platform.
export { fillHolidays, set as setHolidays } from './holidays/service.ts';
export { enter as enterSanction, lift as liftSanction } from './sanctions/service.ts';
